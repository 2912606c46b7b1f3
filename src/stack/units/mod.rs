//! The small languages inside a stack file's texts, each as the client reads it.

pub mod constraint;
pub mod cpus;
pub mod duration;
pub mod mount;
pub mod port;
pub mod reference;
pub mod restart;
pub mod size;
pub mod words;
