//! Nothing leaves the computer: no package that opens a network connection, and no code that could.

use std::path::Path;

/// Packages that open connections, or exist to.
const PACKAGES: &[&str] = &[
    "actix-web",
    "async-std",
    "attohttpc",
    "awc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hyper",
    "hyper-util",
    "isahc",
    "libssh2-sys",
    "mio",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "polling",
    "quinn",
    "quinn-proto",
    "quinn-udp",
    "reqwest",
    "ring",
    "rocket",
    "rouille",
    "rustls",
    "schannel",
    "security-framework",
    "sentry",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio",
    "tonic",
    "tungstenite",
    "ureq",
    "warp",
    "webpki-roots",
    "zmq",
];

/// Families of such packages, by how their names start.
const FAMILIES: &[&str] = &[
    "actix-",
    "async-http",
    "aws-",
    "hickory-",
    "hyper-",
    "opentelemetry",
    "rustls-",
    "sentry-",
    "tokio-",
    "trust-dns",
    "tungstenite-",
    "ureq-",
];

/// What code would need to open a connection, or to have another program do it.
const CODE: &[&str] = &[
    "std::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "os::unix::net",
    "process::Command",
    "Command::new",
];

#[test]
fn no_package_opens_a_connection() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock = std::fs::read_to_string(lock).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"regimes"), "Cargo.lock was not understood");
    let found: Vec<&&str> = names
        .iter()
        .filter(|name| PACKAGES.contains(name) || FAMILIES.iter().any(|family| name.starts_with(family)))
        .collect();
    assert!(found.is_empty(), "packages that open connections: {found:?}");
}

#[test]
fn no_code_opens_a_connection_or_starts_a_program() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for word in CODE {
                assert!(!text.contains(word), "{} has `{word}`", path.display());
            }
            read += 1;
        }
    }
    assert!(read > 50, "only {read} files were read");
}

#[test]
fn nothing_runs_while_the_program_is_built() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs");
    assert!(!script.exists(), "a build script could do anything");
}
