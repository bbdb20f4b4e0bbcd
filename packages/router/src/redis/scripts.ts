// Each key of the cache stands under tags, and each tag has a version: a random text that is replaced when something
// under the tag changes. A value is good while the versions it was put with are still those of its tags. A version
// that Redis forgot (eviction) comes back as another one, so forgetting only ever invalidates.
// KEYS: the epoch, the entry, then tags. The epoch is a version of everything.

/** ARGV: a new version, milliseconds that versions live. Gives {value} or {false, versions...}. */
export const GET = `
local epoch = redis.call('get', KEYS[1])
if not epoch then return {} end
local kept = redis.call('hmget', KEYS[2], 'value', 'epoch', 'tags', 'versions')
if kept[1] and kept[2] == epoch then
  local tags, versions = cjson.decode(kept[3]), cjson.decode(kept[4])
  local good = true
  for index, tag in ipairs(tags) do
    if redis.call('get', tag) ~= versions[index] then good = false break end
  end
  if good then return {kept[1]} end
end
local answer = {false, epoch}
for index = 3, #KEYS do
  local version = redis.call('get', KEYS[index])
  if not version then
    version = ARGV[1]
    redis.call('set', KEYS[index], version, 'px', ARGV[2])
  end
  answer[#answer + 1] = version
end
return answer
`;

/**
 * ARGV: a new version, milliseconds that versions live, milliseconds that the value lives, the value, how many of the
 * tags are those of the get, the epoch then, their versions then. Does nothing when one of them is another now.
 */
export const PUT = `
if redis.call('get', KEYS[1]) ~= ARGV[6] then return 0 end
local asked = tonumber(ARGV[5])
for index = 1, asked do
  if redis.call('get', KEYS[2 + index]) ~= ARGV[6 + index] then return 0 end
end
local tags, versions = {}, {}
for index = 3 + asked, #KEYS do
  local version = redis.call('get', KEYS[index])
  if not version then
    version = ARGV[1]
    redis.call('set', KEYS[index], version, 'px', ARGV[2])
  end
  tags[#tags + 1] = KEYS[index]
  versions[#versions + 1] = version
end
redis.call('hset', KEYS[2], 'value', ARGV[4], 'epoch', ARGV[6], 'tags', cjson.encode(tags), 'versions', cjson.encode(versions))
redis.call('pexpire', KEYS[2], ARGV[3])
return 1
`;
