#!/usr/bin/env bash
# What this project costs to compile.
#
#   peers/compile_cost.sh            # both of the following
#   peers/compile_cost.sh cold       # cold builds of a crate that depends on us, or on a peer
#   peers/compile_cost.sh rules      # seconds per additional rule
#
# RUNS=3 is how often each figure of ours is taken and PEER_RUNS=1 each of a peer's; the least
# counts. PEERS="" leaves the peers out. Cargo has two jobs and builds in a folder of its own that
# is removed at the end. What other programs do meanwhile adds to the times, so the load is printed.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
what=${1:-all}
runs=${RUNS:-3}
peer_runs=${PEER_RUNS:-1}
peers=${PEERS-candle-nn burn-optim}
rules=50

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TERM_COLOR=never CARGO_BUILD_JOBS=2 CARGO_TARGET_DIR="$work/target"

say() { printf '%s\n' "$*"; }
load() { say "load over the last minute: $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo unknown)"; }

# A crate NAME with the lines of its [dependencies] given, at $work/NAME.
crate() {
    mkdir -p "$work/$1/src"
    cat >"$work/$1/Cargo.toml" <<TOML
[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
$2
TOML
    echo >"$work/$1/src/lib.rs"
}

# Seconds that a build in crate $1 takes; further arguments go to cargo.
build() {
    local start
    start=$(date +%s%N)
    (cd "$work/$1" && cargo build --quiet --offline "${@:2}") >"$work/log" 2>&1 ||
        { cat "$work/log" >&2; exit 1; }
    awk -v from="$start" -v to="$(date +%s%N)" 'BEGIN { printf "%.2f\n", (to - from) / 1e9 }'
}

least() { sort -g | head -n 1; }

# The least of $1 builds of crate $2 in profile $3, each after everything was removed.
cold_build() {
    for _ in $(seq "$1"); do
        rm -rf "$CARGO_TARGET_DIR"
        build "$2" --profile "$3"
    done | least
}

cold_row() {
    local name=$1 times=$2 crates
    (cd "$work/$name" && cargo fetch --quiet)
    crates=$(cd "$work/$name" && cargo tree --offline --prefix none --format '{p}' -e normal,build |
        sed 's/ (\*)$//' | sort -u | wc -l)
    say "| $3 | $((crates - 1)) | $(cold_build "$times" "$name" dev) | $(cold_build "$times" "$name" release) |"
}

cold() {
    say "Cold build of a crate with one dependency, two jobs, seconds (least of $runs; peers: of $peer_runs)."
    say "| dependency | crates | debug | release |"
    say "|---|---|---|---|"
    crate ours "optim-runtime = { path = \"$root/optim-runtime\" }"
    cold_row ours "$runs" "optim-runtime"
    crate serial "optim-runtime = { path = \"$root/optim-runtime\", default-features = false }"
    cold_row serial "$runs" "optim-runtime without default features"
    for peer in $peers; do
        case $peer in
            candle-nn) crate candle 'candle-nn = "0.11"' && cold_row candle "$peer_runs" "candle-nn" ;;
            burn-optim)
                # Without a back end nothing could be stepped.
                crate burn 'burn-optim = "0.22"'$'\n''burn-core = { version = "0.22", features = ["flex"] }'
                cold_row burn "$peer_runs" "burn-optim with burn-core/flex"
                ;;
        esac
    done
    load
}

# The first $1 of the random rules; if $2 is "used", each is run once on f32.
write_rules() {
    awk -v count="$1" '/^optimizer! \{/ { seen++ } seen <= count' "$root/tests/random/rules.rs"
    [ "$2" = used ] || return 0
    for ((i = 0; i < $1; i++)); do
        cat <<RUST
pub fn use_$i(w: &mut [f32], g: &[f32]) -> Result<(), optim_runtime::Error> {
    use optim_runtime::Update as _;
    let rule = Random$i::default();
    let mut state = rule.init::<f32>(w.len())?;
    rule.update(w, g, &mut state)
}
RUST
    done
}

# The least of the builds of a crate with $1 rules, used or not ($2), in profile $3.
rules_build() {
    write_rules "$1" "$2" >"$work/rules/src/lib.rs"
    for _ in $(seq "$runs"); do
        (cd "$work/rules" && cargo clean --quiet --offline -p rules --profile "$3")
        build rules --profile "$3"
    done | least
}

per_rule() {
    crate rules "optim-runtime = { path = \"$root/optim-runtime\" }"
    (cd "$work/rules" && cargo fetch --quiet)
    rm -rf "$CARGO_TARGET_DIR"
    say "Seconds per additional rule: a crate with 1 rule and with $((rules + 1)), dependencies built (least of $runs)."
    say "| profile | rules are | with 1 | with $((rules + 1)) | per rule |"
    say "|---|---|---|---|---|"
    local profile use one many
    for profile in dev release; do
        build rules --profile "$profile" >/dev/null
        for use in defined used; do
            one=$(rules_build 1 "$use" "$profile")
            many=$(rules_build $((rules + 1)) "$use" "$profile")
            say "| ${profile/dev/debug} | $use | $one | $many | $(awk "BEGIN { printf \"%.3f\", ($many - $one) / $rules }") |"
        done
    done
    load
}

load
case $what in
    cold) cold ;;
    rules) per_rule ;;
    all) cold && say "" && per_rule ;;
    *) say "usage: $0 [cold | rules | all]" >&2 && exit 2 ;;
esac
