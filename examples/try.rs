fn main() {
    let law = regimes::law::Law::built_in();
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let day: regimes::terms::Day = args.next().unwrap().parse().unwrap();
    let full = args.next().is_some();
    let bytes = std::fs::read(&path).unwrap();
    let case = match regimes::case::read::read(&path, &bytes, &law.vocabulary) { Ok(c) => c, Err(r) => { println!("{}", regimes::render::diagnostic::plain(&r)); return; } };
    let plan = regimes::plan::assess(&law, &case, day, &regimes::plan::Ask { full, ..Default::default() });
    println!("{}", serde_json::to_string_pretty(&plan).unwrap());
}
