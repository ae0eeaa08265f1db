// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace pult::inbox {

/// How fast a messenger lets us send: so much at once, and so much a second after that. 0 a second: no limit.
struct Rate {
    double perSecond = 0;
    double burst = 1;
};
struct Rates {
    Rate channel;
    Rate thread;
};

/// When something may be sent: a token bucket for each channel and for each thread, and pauses the messengers have
/// asked for. All of it is forgotten with the process; a messenger that is asked too soon says so again.
///
/// After a pause that a messenger asked for, or because it couldn't be reached, one message goes first, and the others
/// wait for what becomes of it: a day's replies are not all thrown at a messenger that is still in trouble.
///
/// Thread   the I/O thread.
class Pace {
public:
    /// `jitter`: numbers in [0, 1), which spread the tries of many channels.
    Pace(const Clock& clock, std::function<double()> jitter) : m_clock(clock), m_jitter(std::move(jitter)) {}

    /// Takes a token of both when both have one. Else how long to wait, and nothing is taken.
    Millis take(ChannelId channel, ThreadId thread, const Rates& rates);
    /// Nothing on this channel until then.
    void hold(ChannelId channel, Millis pause);
    /// Whatever held the channel is over: an administrator has changed it.
    void release(ChannelId channel);
    /// A send that didn't reach the messenger at all holds the channel for a second, then twice as long each time, up
    /// to a minute, less up to a half of that; whatever reaches it ends that.
    void noteUnreached(ChannelId channel);
    void noteReached(ChannelId channel);
    /// A send came to nothing here, before any call was made (our disk, our settings): that says nothing about the
    /// messenger, so that the next one may go first at once.
    void noteUntried(ChannelId channel);

    /// Channels that are to be left alone now.
    std::vector<ChannelId> held();
    /// How long until the first of them may go on; empty: none is held.
    std::optional<Millis> untilNext() const;
    /// Threads that haven't sent for long are forgotten.
    void forgetIdle();

private:
    struct Bucket {
        double tokens = 0;
        Ticks filledAt;
        bool isNew = true;
    };
    /// Since when the one that goes first is on its way; none is yet when it is empty.
    using Probe = std::optional<Ticks>;

    void holdFor(ChannelId channel, Millis pause);
    Millis waitForProbe(ChannelId channel, Ticks now);
    static double level(const Bucket& bucket, const Rate& rate, Ticks now);
    static Millis shortfall(const Bucket& bucket, const Rate& rate, Ticks now);
    static void spend(Bucket& bucket, const Rate& rate, Ticks now);

    const Clock& m_clock;
    std::function<double()> m_jitter;
    std::unordered_map<ChannelId, Bucket> m_channels;
    std::unordered_map<ThreadId, Bucket> m_threads;
    std::unordered_map<ChannelId, Ticks> m_holds;
    std::unordered_map<ChannelId, int> m_unreached;
    std::unordered_map<ChannelId, Probe> m_suspects;
};

} // namespace pult::inbox
