use ajo_group::events::{GroupOpened, MemberJoined};
use ajo_group::{Group, GroupConfig, GroupError, StartRule};
use ajo_testkit::{new_env, Plan, World, GROUP_WASM};
use soroban_sdk::testutils::{Address as _, Events as _};
use soroban_sdk::{Address, Bytes, Env, Error, Event, IntoVal, String, Val, Vec};

fn plain(env: &Env, token: &Address) -> GroupConfig {
    GroupConfig {
        name: String::from_str(env, "Ikeja traders"),
        token: token.clone(),
        contribution: 1,
        frequency: 240,
        grace: 60,
        max_members: 2,
        start_rule: StartRule::ByOrganiser,
    }
}

struct Bench {
    env: Env,
    token: Address,
}

impl Bench {
    fn new() -> Self {
        let env = new_env();
        let admin = Address::generate(&env);
        let token = env.register_stellar_asset_contract_v2(admin).address();
        Self { env, token }
    }

    /// What opening a group with these terms gives, in the code as it is uploaded.
    fn open(&self, change: impl FnOnce(&mut GroupConfig)) -> Result<Address, Error> {
        let mut config = plain(&self.env, &self.token);
        change(&mut config);
        let opener = self.env.register(Opener, ());
        let hash = self.env.deployer().upload_contract_wasm(GROUP_WASM);
        let args: Vec<Val> = (hash, config).into_val(&self.env);
        let open = soroban_sdk::Symbol::new(&self.env, "open");
        match self.env.try_invoke_contract::<Address, Error>(&opener, &open, args) {
            Ok(group) => Ok(group.unwrap()),
            Err(error) => Err(error.unwrap()),
        }
    }

    #[track_caller]
    fn assert_refused(&self, expected: GroupError, change: impl FnOnce(&mut GroupConfig)) {
        assert_eq!(self.open(change), Err(expected.into()));
    }
}

/// Stands in for the factory: deploys a group as its own.
#[soroban_sdk::contract]
struct Opener;

#[soroban_sdk::contractimpl]
impl Opener {
    pub fn open(env: Env, hash: soroban_sdk::BytesN<32>, config: GroupConfig) -> Address {
        let me = env.current_contract_address();
        let salt = soroban_sdk::BytesN::from_array(&env, &[1; 32]);
        let deployer = env.deployer().with_current_contract(salt);
        let code = soroban_sdk::ContractExecutable::Wasm(hash);
        deployer.deploy_contract(code, (me.clone(), me, config, true))
    }
}

#[test]
fn plain_terms_open_a_group() {
    let bench = Bench::new();
    bench.open(|_| {}).unwrap();
}

#[test]
fn opening_publishes_the_terms_and_the_organisers_seat() {
    let bench = Bench::new();
    let (env, config) = (&bench.env, plain(&bench.env, &bench.token));
    let (factory, organiser) = (Address::generate(env), Address::generate(env));
    env.mock_all_auths();
    let group = env.register(Group, (&factory, &organiser, &config, true));
    let published = env.events().all();
    let opened = GroupOpened {
        organiser: organiser.clone(),
        config,
        factory,
    };
    let joined = MemberJoined {
        member: organiser,
        seat: 0,
    };
    let expected = [opened.to_xdr(env, &group), joined.to_xdr(env, &group)];
    assert_eq!(published.filter_by_contract(&group).events(), expected);
}

#[test]
fn names_are_one_to_64_bytes_of_printable_utf8() {
    let bench = Bench::new();
    let env = bench.env.clone();
    for good in ["A", "Àjọ Ìyá Ọlọ́jà", "積立", &"x".repeat(64)] {
        Bench::new().open(|c| c.name = String::from_str(&c.token.env().clone(), good)).unwrap();
    }
    for bad in ["", &"x".repeat(65), "two\nlines", "nul\0", "\u{7f}"] {
        let name = String::from_str(&env, bad);
        bench.assert_refused(GroupError::InvalidName, |c| c.name = name);
    }
    let broken = Bytes::from_array(&env, &[0xc3, 0x28]).to_string();
    bench.assert_refused(GroupError::InvalidName, |c| c.name = broken);
}

#[test]
fn the_token_must_be_a_contract_that_tells_its_decimals() {
    let bench = Bench::new();
    let nothing = Address::generate(&bench.env);
    bench.assert_refused(GroupError::InvalidToken, |c| c.token = nothing);
    let account = "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7";
    let account = Address::from_str(&bench.env, account);
    bench.assert_refused(GroupError::InvalidToken, |c| c.token = account);
    let no_token = bench.env.register(Opener, ());
    bench.assert_refused(GroupError::InvalidToken, |c| c.token = no_token);
}

#[test]
fn contributions_are_above_zero_and_every_sum_of_them_fits() {
    let bench = Bench::new();
    for bad in [0, -1, i128::MIN, i128::MAX, i128::MAX / 2500 + 1] {
        bench.assert_refused(GroupError::InvalidContribution, |c| c.contribution = bad);
    }
    bench.open(|c| c.contribution = i128::MAX / 2500).unwrap();
}

#[test]
fn rounds_last_a_minute_to_a_leap_year() {
    let bench = Bench::new();
    for bad in [0, 59, 31_622_401, u64::MAX] {
        bench.assert_refused(GroupError::InvalidFrequency, |c| {
            c.frequency = bad;
            c.grace = 0;
        });
    }
    for good in [60, 31_622_400] {
        Bench::new()
            .open(|c| {
                c.frequency = good;
                c.grace = good / 4;
            })
            .unwrap();
    }
}

#[test]
fn grace_is_at_most_a_quarter_of_a_round() {
    let bench = Bench::new();
    for bad in [61, u64::MAX] {
        bench.assert_refused(GroupError::InvalidGrace, |c| c.grace = bad);
    }
    bench.open(|c| c.grace = 0).unwrap();
}

#[test]
fn groups_take_two_to_fifty_members() {
    let bench = Bench::new();
    for bad in [0, 1, 51, u32::MAX] {
        bench.assert_refused(GroupError::InvalidMaxMembers, |c| c.max_members = bad);
    }
    bench.open(|c| c.max_members = 50).unwrap();
}

#[test]
fn the_terms_are_told_as_they_were_given() {
    let world = World::new(Plan::default());
    assert_eq!(world.info().config, world.config);
}
