-- KEYS[1]  a value, after 16 digits that say as of which place it was read; anything else does not count
-- KEYS[2]  that somebody makes it
-- ARGV     the value that is to be kept, likewise, and for how many milliseconds
-- answers  whether it is kept: not where there is one as of a later place
local there = redis.pcall('GETRANGE', KEYS[1], 0, 15)
local place = type(there) == 'string' and string.match(there, string.rep('%d', 16))
local kept = not place or tonumber(place) <= tonumber(string.sub(ARGV[1], 1, 16))
if kept then
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
redis.call('DEL', KEYS[2])
return {kept and 1 or 0}
