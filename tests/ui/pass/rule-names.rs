// A rule may have a name that generated code or the runtime has too.
#![allow(non_camel_case_types)]

mod named {
    macro_rules! rules {
        ($($name:ident)*) => {$(
            optim_runtime::optimizer! {
                pub struct $name { lr = 0.5 where lr >= 0, flip = false }
                state { z = w, s: scalar }
                update(w, g, t) {
                    s = running_sum(abs(t));
                    z -= lr * (if flip { -g } else { g });
                    w = sqrt(z^2) + 0 * s;
                }
            }
        )*};
    }
    rules! {
        Loop0 Loop1 Fill0 Element Kernel Plan Planner Rule Cost RuleMeta HyperValue T S D Fields
        Default Clone Option Some loops loops_
    }
}

fn step<R: optim_runtime::Update + Default>(name: &str) {
    let rule = R::default();
    assert_eq!(R::META.name, name);
    let mut w = [1.0_f32];
    rule.update(&mut w, &[1.0], &mut rule.init(1).unwrap())
        .unwrap();
    assert_eq!(w[0], 0.5);
}

pub fn main() {
    step::<named::Loop0>("Loop0");
    step::<named::Loop1>("Loop1");
    step::<named::Fill0>("Fill0");
    step::<named::Element>("Element");
    step::<named::Kernel>("Kernel");
    step::<named::Plan>("Plan");
    step::<named::Planner>("Planner");
    step::<named::Rule>("Rule");
    step::<named::Cost>("Cost");
    step::<named::RuleMeta>("RuleMeta");
    step::<named::HyperValue>("HyperValue");
    step::<named::T>("T");
    step::<named::S>("S");
    step::<named::D>("D");
    step::<named::Fields>("Fields");
    step::<named::Default>("Default");
    step::<named::Clone>("Clone");
    step::<named::Option>("Option");
    step::<named::Some>("Some");
    step::<named::loops>("loops");
    step::<named::loops_>("loops_");
}
