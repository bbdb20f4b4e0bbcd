use super::{ByteList, State};
use crate::types::MAX_MEMBERS;

/// What the recipient of each settled round is still owed; 0 beyond.
pub type Shorts = [i128; MAX_MEMBERS as usize];

pub const NO_SHORTS: Shorts = [0; MAX_MEMBERS as usize];

/// How the reserve is given out at the end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Completion {
    /// What no sharer's own round stays short of more than, where the reserve makes up anything.
    pub gap: Option<i128>,
    /// What each sharer gets of the rest.
    pub share: i128,
    /// What the last of them gets besides.
    pub dust: i128,
    /// Seats in good standing, in turn order.
    pub sharers: ByteList,
    /// The last of them, or the last in line when there are none.
    pub heir: u32,
}

impl State {
    /// Gives the reserve to those who owe nothing, are not in default and have not left: first it
    /// makes up what their own rounds are short of, the largest gaps first, so that nobody gains by
    /// a default while others lose by it; what is left they share. Later fees of late payers go to
    /// the heir.
    pub fn share_reserve(&mut self, shorts: &Shorts) -> Completion {
        let mut sharers = ByteList::EMPTY;
        for index in 0..self.member_count() {
            let seat = self.order.get(index);
            let good = !self.exited.has(seat) && !self.defaulted.has(seat);
            if good && self.arrears(seat) == 0 {
                sharers.push(seat);
            }
        }
        let own_shorts = sharers.as_slice().iter();
        let own_shorts = own_shorts.map(|&seat| shorts[self.turn_of(seat.into()) as usize - 1]);
        let gap = gap_left(self.reserve, own_shorts.clone());
        if let Some(gap) = gap {
            let made_up: i128 = own_shorts.map(|short| (short - gap).max(0)).sum();
            self.reserve -= made_up;
        }
        let (share, heir) = match sharers.len() {
            0 => (0, self.order.get(self.member_count() - 1)),
            count => (self.reserve / i128::from(count), sharers.get(count - 1)),
        };
        if share > 0 {
            for &seat in sharers.as_slice() {
                self.sharers.insert(seat.into());
            }
        }
        let dust = self.reserve - share * i128::from(sharers.len());
        self.reserve = 0;
        self.share = share;
        self.heir = heir;
        Completion {
            gap,
            share,
            dust,
            sharers,
            heir,
        }
    }
}

/// The smallest gap such that the reserve makes up everything above it; none when it can make up
/// nothing. Whoever is short of less than an even part gets less, which leaves more to the others.
fn gap_left(reserve: i128, shorts: impl Iterator<Item = i128> + Clone) -> Option<i128> {
    let mut gap = 0;
    loop {
        let above = shorts.clone().filter(|&short| short > gap);
        let (count, total) = above.fold((0, 0), |(count, total), short| (count + 1, total + short));
        if count == 0 || reserve == 0 {
            return None;
        }
        let lacking = (total - reserve).max(0);
        let next = (lacking + count - 1) / count;
        if next <= gap {
            return Some(gap);
        }
        gap = next;
    }
}

#[cfg(test)]
mod tests {
    use super::gap_left;

    fn gap(reserve: i128, shorts: &[i128]) -> Option<i128> {
        gap_left(reserve, shorts.iter().copied())
    }

    #[test]
    fn the_largest_gaps_are_made_up_first_and_evenly() {
        assert_eq!(gap(30, &[100, 100]), Some(85));
        assert_eq!(gap(30, &[100, 80, 0]), Some(75));
        assert_eq!(gap(10, &[100, 80]), Some(90));
        assert_eq!(gap(10, &[100, 99, 1]), Some(95));
    }

    #[test]
    fn nobody_is_given_more_than_they_are_short_of() {
        assert_eq!(gap(500, &[100, 80]), Some(0));
        assert_eq!(gap(180, &[100, 80]), Some(0));
        assert_eq!(gap(179, &[100, 80]), Some(1));
    }

    #[test]
    fn nothing_is_made_up_of_nothing_or_where_a_unit_does_not_divide() {
        assert_eq!(gap(0, &[100]), None);
        assert_eq!(gap(50, &[]), None);
        assert_eq!(gap(50, &[0, 0]), None);
        assert_eq!(gap(1, &[1, 1]), None);
    }
}
