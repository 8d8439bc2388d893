//! What stands around a step is decided for all ranks together.
