-- KEYS[1]  a list: when it began, when a refusal was last told to be the first, and when each request that counts was let through, the
--          oldest first; all but the beginning in milliseconds since the beginning, so that they are stored in 3 to 5 bytes
-- ARGV     the requests of the quota, its window in milliseconds, how many requests are wanted, how long they may be kept before they
--          are made
-- answers  how many are let through, how many remain, the milliseconds until there is room for one more, whether this refusal is the first
local key = KEYS[1]
local requests, window, wanted, kept = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local head = redis.call('LRANGE', key, 0, 2)
local origin, told, last, count = now, -window, -window, 0
if #head > 0 then
    origin, told = tonumber(head[1]), tonumber(head[2])
    count = redis.call('LLEN', key) - 2
    last = tonumber(redis.call('LINDEX', key, -1))
    if last > now - origin + window then
        -- The clock went back by more than a window: nobody knows when those were.
        redis.call('DEL', key)
        head, origin, told, last, count = {}, now, -window, -window, 0
    end
end
now = now - origin

local oldest = tonumber(head[3])
if oldest and now - oldest >= window then
    local gone, atMost = 1, count
    while gone < atMost do
        local middle = math.floor((gone + atMost) / 2)
        if now - redis.call('LINDEX', key, 2 + middle) >= window then
            gone = middle + 1
        else
            atMost = middle
        end
    end
    redis.call('LTRIM', key, gone, -1)
    redis.call('LSET', key, 0, origin)
    redis.call('LSET', key, 1, told)
    count = count - gone
    oldest = tonumber(redis.call('LINDEX', key, 2))
end

local granted = math.min(wanted, requests - count)
if granted > 0 then
    local at = math.max(now + kept, last)
    if #head == 0 then
        redis.call('RPUSH', key, origin, told)
    end
    for _ = 1, granted do
        redis.call('RPUSH', key, at)
    end
    redis.call('PEXPIRE', key, window + at - now)
    return {granted, requests - count - granted, math.min(window, window - now + (oldest or at)), 0}
end

local leaving = tonumber(redis.call('LINDEX', key, 2 + count - requests))
local first = now - told >= window
if first then
    redis.call('LSET', key, 1, now)
    redis.call('PEXPIRE', key, window + math.max(0, last - now))
end
return {0, 0, math.max(1, math.min(window, window - now + leaving)), first and 1 or 0}
