//! A drawing as inline SVG: boxes in columns, arrows between them. It takes its colours from the page.

use indexmap::IndexMap;

use super::super::bidi::{isolate, width};
use super::super::document::{Figure, Node};
use super::{escaped, plain};

/// Measures in pixels.
const BOX: (usize, usize) = (190, 58);
const GAP: (usize, usize) = (64, 22);
const MARGIN: usize = 12;
const LINE: usize = 15;
/// Columns of text in a box, and lines of it.
const COLUMNS: usize = 25;
const LINES: usize = 3;

/// Where a box stands: its column and its row.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    row: usize,
}

impl Place {
    const fn left(self) -> usize {
        MARGIN + self.column * (BOX.0 + GAP.0)
    }

    const fn right(self) -> usize {
        self.left() + BOX.0
    }

    const fn top(self) -> usize {
        // Above the first row runs a lane for arrows.
        MARGIN + GAP.1 + self.row * (BOX.1 + GAP.1)
    }

    const fn middle(self) -> usize {
        self.top() + BOX.1 / 2
    }
}

/// The drawing; `id` is unused so far in the page, but for the caption that has it.
pub(super) fn drawn(figure: &Figure, id: &str) -> String {
    let places = places(figure);
    let right = places.iter().map(|place| place.right()).max().unwrap_or_default() + MARGIN + GAP.0 / 2;
    let bottom = places.iter().map(|place| place.top() + BOX.1).max().unwrap_or_default() + MARGIN + GAP.1;
    let mut out = format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"{right}\" height=\"{bottom}\" viewBox=\"0 0 \
         {right} {bottom}\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">Everything drawn here stands \
         in words in the list below the drawing.</desc>\n",
        plain(&figure.title)
    );
    let mut labels = String::new();
    for ((from, to), (numbers, is_dashed)) in arrows(figure) {
        let (Some(from), Some(to)) = (places.get(from), places.get(to)) else { continue };
        let (path, at) = path(*from, *to);
        let dashed = if is_dashed { " dashed" } else { "" };
        out.push_str(&format!("<path class=\"arrow{dashed}\" d=\"{path}\"/>\n"));
        if !numbers.is_empty() {
            labels.push_str(&number(&numbers, at));
        }
    }
    for (node, place) in figure.nodes.iter().zip(&places) {
        out.push_str(&boxed(node, *place));
    }
    out.push_str(&labels);
    out.push_str("</svg>\n");
    out
}

/// Each box in its column, beside those it is tied to.
fn places(figure: &Figure) -> Vec<Place> {
    let mut places = vec![Place { column: 0, row: 0 }; figure.nodes.len()];
    let columns = figure.nodes.iter().map(|node| node.column + 1).max().unwrap_or_default();
    for column in 0..columns {
        let of_column = |(at, node): (usize, &Node)| (node.column == column).then_some(at);
        let mut here: Vec<usize> = figure.nodes.iter().enumerate().filter_map(of_column).collect();
        // The mean row of what leads to a box, in hundredths; a box that nothing leads to keeps its turn at the end.
        let mean = |at: usize| -> usize {
            let from = figure.edges.iter().filter(|edge| edge.to == at);
            let rows: Vec<usize> = from
                .filter_map(|edge| places.get(edge.from))
                .filter(|place| place.column < column)
                .map(|place| place.row)
                .collect();
            (rows.iter().sum::<usize>() * 100).checked_div(rows.len()).unwrap_or(usize::MAX)
        };
        if column > 0 {
            here.sort_by_key(|at| mean(*at));
        }
        let (mut free, mut rows) = (0, Vec::new());
        for at in here {
            let beside = Some(mean(at)).filter(|mean| column > 0 && *mean < usize::MAX).map_or(0, |mean| mean / 100);
            let row = free.max(beside);
            free = row + 1;
            rows.push((at, row));
        }
        for (at, row) in rows {
            if let Some(place) = places.get_mut(at) {
                *place = Place { column, row };
            }
        }
    }
    places
}

/// Arrows by their ends, with the numbers of what they say; dashed where all of it is.
fn arrows(figure: &Figure) -> IndexMap<(usize, usize), (Vec<usize>, bool)> {
    let mut arrows: IndexMap<(usize, usize), (Vec<usize>, bool)> = IndexMap::new();
    for edge in &figure.edges {
        let (numbers, is_dashed) = arrows.entry((edge.from, edge.to)).or_insert((Vec::new(), true));
        numbers.extend(edge.number);
        *is_dashed &= edge.is_dashed;
    }
    arrows
}

/// The line of an arrow with its head, and where its number stands.
fn path(from: Place, to: Place) -> (String, (usize, usize)) {
    let half = GAP.0 / 2;
    let (y1, y2) = (from.middle(), to.middle());
    if to.column <= from.column {
        // Back, or within a column: around the right-hand side.
        let (x1, x2) = (from.right(), to.right());
        let out = x1.max(x2) + half;
        let path = format!("M{x1} {y1} C{out} {y1} {out} {y2} {x2} {y2} m7 -4 l-7 4 l7 4");
        return (path, (out.saturating_sub(half / 4), y1.midpoint(y2)));
    }
    let (x1, x2) = (from.right(), to.left());
    let bend = x2 - half;
    let head = "m-7 -4 l7 4 l-7 4";
    let at = |y: usize| (bend, y.midpoint(y2));
    if to.column == from.column + 1 {
        return (format!("M{x1} {y1} C{bend} {y1} {bend} {y2} {x2} {y2} {head}"), at(y1));
    }
    // Past the columns between, in the lane between two rows, where no box stands.
    let lane = if to.row > from.row { from.top() + BOX.1 + GAP.1 / 2 } else { from.top() - GAP.1 / 2 };
    let (first, last) = (x1 + half, x2 - GAP.0);
    let enter = x1 + GAP.0;
    let path = format!(
        "M{x1} {y1} C{first} {y1} {first} {lane} {enter} {lane} L{last} {lane} C{bend} {lane} {bend} {y2} {x2} {y2} \
         {head}"
    );
    (path, at(lane))
}

fn number(numbers: &[usize], (x, y): (usize, usize)) -> String {
    let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let words = words.join(", ");
    let wide = words.len() * 7 + 8;
    let (left, top, base) = (x.saturating_sub(wide / 2), y.saturating_sub(9), y + 4);
    format!(
        "<rect class=\"plate\" x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"18\" rx=\"9\"/><text class=\"number\" \
         x=\"{x}\" y=\"{base}\">{words}</text>\n"
    )
}

fn boxed(node: &Node, place: Place) -> String {
    let (x, y) = (place.left(), place.top());
    let strong = if node.is_strong { " strong" } else { "" };
    let (wide, high) = BOX;
    let mut out =
        format!("<rect class=\"box{strong}\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" rx=\"6\"/>");
    let lines = lines(node);
    let middle = x + BOX.0 / 2;
    let first = place.middle() + 4 - (lines.len().saturating_sub(1) * LINE) / 2;
    for (at, line) in lines.iter().enumerate() {
        out.push_str(&format!("<text x=\"{middle}\" y=\"{}\">{line}</text>", first + at * LINE));
    }
    out.push('\n');
    out
}

/// What stands in a box: as many words as it holds, each line safe to show.
fn lines(node: &Node) -> Vec<String> {
    let words: String =
        node.label.0.iter().map(|span| super::super::bidi::visible(span.as_str()).into_owned()).collect();
    let mut lines = super::super::bidi::wrap(&words, COLUMNS, 0);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            while width(last) + 1 > COLUMNS {
                last.pop();
            }
            last.push('…');
        }
    }
    // Each line is isolated by itself, so that it reads in its own direction.
    lines.iter().map(|line| if isolate(line) == *line { escaped(line) } else { super::marked(line) }).collect()
}
