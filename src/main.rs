//! The `regimes` program.

fn main() -> std::process::ExitCode {
    regimes::cli::run(std::env::args_os())
}
