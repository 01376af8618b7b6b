//! The two sides of a notes file in which git left its conflict marks. What both say is left to `merge`.

/// The texts of both sides; `None` where there are no marks.
pub fn sides(bytes: &[u8]) -> Option<[Vec<u8>; 2]> {
    let mut sides = [Vec::new(), Vec::new()];
    let mut within = Within::Both;
    let mut marks = 0_u32;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let next = match (within, line.get(..7)) {
            (Within::Both, Some(b"<<<<<<<")) => Within::Ours,
            (Within::Ours, Some(b"|||||||")) => Within::Base,
            (Within::Ours | Within::Base, Some(b"=======")) => Within::Theirs,
            (Within::Theirs, Some(b">>>>>>>")) => Within::Both,
            _ => {
                let [ours, theirs] = &mut sides;
                if matches!(within, Within::Both | Within::Ours) {
                    ours.extend_from_slice(line);
                }
                if matches!(within, Within::Both | Within::Theirs) {
                    theirs.extend_from_slice(line);
                }
                continue;
            }
        };
        within = next;
        marks = marks.saturating_add(1);
    }
    (marks > 0).then_some(sides)
}

#[derive(Clone, Copy)]
enum Within {
    Both,
    Ours,
    Base,
    Theirs,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sides_are_told_apart_also_where_the_base_is_shown() {
        let text = b"a\n<<<<<<< HEAD\nb\n||||||| 1f2e3d4\nc\n=======\nd\n>>>>>>> main\ne\n";
        assert_eq!(sides(text), Some([b"a\nb\ne\n".to_vec(), b"a\nd\ne\n".to_vec()]));
        assert_eq!(sides(b"a\n  =======\n"), None);
    }
}
