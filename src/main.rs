//! The binary: hands the arguments to the library and exits with its status.

fn main() -> std::process::ExitCode {
    seatmatch::cli::run(std::env::args_os())
}
