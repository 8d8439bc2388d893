//! Benches of the public interface: `cargo bench -p optim-benches`.
