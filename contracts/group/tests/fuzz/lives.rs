//! Three group lives, told as what everybody has won or lost after each round. After every call the
//! contract agrees with the model and with the replay of its events.

use ajo_testkit::{Plan, WEALTH};

use crate::command::{Command, Person};
use crate::play::Stage;

const C: i128 = 1_000_000_000;
const MEMBERS: usize = 5;
/// What each of the five has won or lost, and the escrow, in tenths of a contribution.
type Row = [i128; MEMBERS + 1];

/// A deposit of 40 % of what is owed after receiving; in default with one settled round unpaid.
fn secured() -> Plan {
    Plan {
        max_members: MEMBERS as u32,
        deposit_bps: 4_000,
        default_after: 1,
        ..Plan::default()
    }
}

struct Life {
    stage: Stage,
    rows: Vec<Row>,
}

impl Life {
    fn new(plan: Plan) -> Self {
        let mut stage = Stage::new(plan);
        (0..MEMBERS).for_each(|person| stage.step(&Command::Join(person)));
        stage.step(&Command::Start(0));
        let mut life = Self {
            stage,
            rows: vec![],
        };
        life.note();
        life
    }

    /// These pay what they owe of the current round; then it is settled at the end of its grace.
    fn round(&mut self, payers: &[Person]) {
        for &member in payers {
            self.stage.step(&Command::Contribute {
                payer: member,
                member,
                shift: 0,
                rounds: 1,
            });
        }
        let config = &self.stage.world.config;
        let length = config.frequency + config.grace;
        self.stage.step(&Command::Jump(length));
        self.stage.step(&Command::Settle);
        self.note();
    }

    fn claim_all(&mut self) {
        self.stage.claim_all(&[0, 1, 2, 3, 4]);
        self.note();
    }

    fn note(&mut self) {
        let mut row = [0; MEMBERS + 1];
        for (person, gain) in row.iter_mut().take(MEMBERS).enumerate() {
            *gain = tenths(self.stage.model.wallets[person] - WEALTH);
        }
        row[MEMBERS] = tenths(self.stage.world.escrow());
        assert_eq!(row.iter().sum::<i128>(), 0, "no money appears or vanishes");
        self.rows.push(row);
    }

    #[track_caller]
    fn assert(&self, title: &str, expected: &[Row]) {
        println!("{title}, in tenths of a contribution");
        println!("| after | Ada | Bayo | Chidi | Dede | Efe | escrow |");
        for (index, row) in self.rows.iter().enumerate() {
            let cells: Vec<_> = row.iter().map(i128::to_string).collect();
            println!("| {index} | {} |", cells.join(" | "));
        }
        assert_eq!(self.rows, expected);
    }
}

fn tenths(amount: i128) -> i128 {
    assert_eq!(amount % (C / 10), 0, "{amount} is not in tenths");
    amount / (C / 10)
}

#[test]
fn everybody_pays() {
    let mut life = Life::new(secured());
    for _ in 1..=5 {
        life.round(&[0, 1, 2, 3, 4]);
    }
    life.claim_all();
    life.assert(
        "Everybody pays",
        &[
            [-4, -4, -4, -4, -4, 20],
            [24, -14, -14, -14, -14, 32],
            [14, 18, -24, -24, -24, 40],
            [4, 8, 12, -34, -34, 44],
            [-6, -2, 2, 6, -44, 44],
            [-16, -12, -8, -4, -4, 44],
            [0, 0, 0, 0, 0, 0],
        ],
    );
}

/// Her deposit of 1.6 pays round 2 whole; what is left of it, too small for round 3, is forfeited and
/// helps rounds 4 and 5 alike.
#[test]
fn ada_stops_paying_after_her_turn() {
    let mut life = Life::new(secured());
    life.round(&[0, 1, 2, 3, 4]);
    for _ in 2..=5 {
        life.round(&[1, 2, 3, 4]);
    }
    life.claim_all();
    life.assert(
        "Ada stops paying after her turn",
        &[
            [-4, -4, -4, -4, -4, 20],
            [24, -14, -14, -14, -14, 32],
            [24, 18, -24, -24, -24, 30],
            [24, 8, 2, -34, -34, 34],
            [24, -2, -8, -1, -44, 31],
            [24, -12, -18, -11, -11, 28],
            [24, 0, -10, -7, -7, 0],
        ],
    );
}

/// Efe has paid two contributions, to Ada and Bayo, who pay them back in what would have been her round.
/// After row 2 what waits is claimed: Efe's deposit, and what Ada's no longer need secure.
#[test]
fn efe_leaves_after_two_rounds() {
    let mut life = Life::new(secured());
    for _ in 1..=2 {
        life.round(&[0, 1, 2, 3, 4]);
    }
    life.stage.step(&Command::Exit(4));
    life.claim_all();
    for _ in 3..=4 {
        life.round(&[0, 1, 2, 3]);
    }
    life.round(&[0, 1]);
    life.claim_all();
    life.assert(
        "Efe leaves after two rounds",
        &[
            [-4, -4, -4, -4, -4, 20],
            [24, -14, -14, -14, -14, 32],
            [14, 18, -24, -24, -24, 40],
            [18, 18, -24, -24, -20, 32],
            [8, 8, 6, -34, -20, 32],
            [-2, -2, -4, -4, -20, 32],
            [-12, -12, -4, -4, 0, 32],
            [0, 0, 0, 0, 0, 0],
        ],
    );
}
