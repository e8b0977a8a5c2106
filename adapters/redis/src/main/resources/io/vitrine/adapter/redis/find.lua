-- KEYS[1]  a value, after 16 digits that say as of which place it was read; anything else does not count
-- KEYS[2]  that somebody makes it
-- ARGV     the place that a value has to be later than, for how many milliseconds whoever makes it is waited for
-- answers  the value with its place and the milliseconds that are left of it, else whether whoever asks is to make it
local value = redis.pcall('GET', KEYS[1])
local place = type(value) == 'string' and string.match(value, '^' .. string.rep('%d', 16))
if place and tonumber(place) > tonumber(ARGV[1]) then
    return {value, redis.call('PTTL', KEYS[1])}
end
return {redis.call('SET', KEYS[2], '', 'PX', ARGV[2], 'NX') and 1 or 0}
