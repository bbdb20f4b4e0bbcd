//! Compiled contracts, kept between calls.
//!
//! The network compiles a contract when the ledger that brings it closes, and never charges an invocation for it; so the cache
//! decides about metering as much as about speed. Code that the network has not compiled yet must not be found in it.

use anyhow::{anyhow, Result};
use soroban_env_host::{
    budget::{AsBudget, Budget},
    xdr::{ContractCostParams, Hash},
    CompilationContext, Error, ErrorHandler, HostError, ModuleCache, Val,
};
use std::fmt::Debug;

/// wasmi never gives the memory of removed modules back, so the cache starts anew when it has read this much WebAssembly.
const MAX_CACHED_WASM_BYTES: usize = 64 << 20;

/// Compiles outside of any invocation, without a limit.
#[derive(Clone)]
struct FreeCompilation(Budget);

impl FreeCompilation {
    fn new() -> Result<Self> {
        let no_costs = || ContractCostParams(Default::default());
        let budget = Budget::try_from_configs(u64::MAX, u64::MAX, no_costs(), no_costs())
            .map_err(|error| anyhow!(error))?;
        Ok(Self(budget))
    }
}

impl CompilationContext for FreeCompilation {}

impl AsBudget for FreeCompilation {
    fn as_budget(&self) -> &Budget {
        &self.0
    }
}

impl ErrorHandler for FreeCompilation {
    fn map_err<T, E>(&self, result: Result<T, E>) -> Result<T, HostError>
    where
        Error: From<E>,
        E: Debug,
    {
        result.map_err(HostError::from)
    }

    fn error(&self, error: Error, _message: &str, _arguments: &[Val]) -> HostError {
        HostError::from(error)
    }
}

pub struct Modules {
    cache: ModuleCache,
    wasm_bytes: usize,
}

impl Modules {
    pub fn new() -> Result<Self> {
        let cache = ModuleCache::new(&FreeCompilation::new()?).map_err(|error| anyhow!(error))?;
        Ok(Self {
            cache,
            wasm_bytes: 0,
        })
    }

    /// Makes sure that the code is compiled.
    pub fn keep(&mut self, protocol: u32, hash: &Hash, wasm: &[u8]) -> Result<()> {
        if self
            .cache
            .contains_module(hash)
            .map_err(|error| anyhow!(error))?
        {
            return Ok(());
        }
        if self.wasm_bytes + wasm.len() > MAX_CACHED_WASM_BYTES {
            *self = Self::new()?;
        }
        self.cache
            .parse_and_cache_module_simple(&FreeCompilation::new()?, protocol, wasm)
            .map_err(|error| anyhow!(error))?;
        self.wasm_bytes += wasm.len();
        Ok(())
    }

    /// Makes sure that the code is not found compiled.
    pub fn forget(&mut self, hash: &Hash) -> Result<()> {
        self.cache
            .remove_module(hash)
            .map_err(|error| anyhow!(error))?;
        Ok(())
    }

    pub fn cache(&self) -> ModuleCache {
        self.cache.clone()
    }
}
