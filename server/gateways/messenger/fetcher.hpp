// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include <boost/asio/steady_timer.hpp>

#include "server/inbox/channel_directory.hpp"
#include "server/inbox/publisher.hpp"

namespace pult::messenger {

/// What came of fetching a customer's file.
struct Fetched {
    enum class Outcome { done, later, gone, too_large };
    Outcome outcome = Outcome::later;
    std::string name; ///< when the messenger tells one
    Millis retryAfter{0};
};

/// Fetches the files of one kind of messenger.
class MediaSource {
public:
    virtual ~MediaSource() = default;

    virtual wire::ChannelKind mediaKind() const = 0;
    /// Puts the bytes into the file `path`.
    virtual boost::asio::awaitable<Fetched> fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                                  const std::string& path) = 0;
};

/// Brings customers' files over: a few at a time, tried again for about two days, whatever happens in between.
///
/// Owner    `app`; outlives nothing, started once.
/// Thread   the I/O thread.
class Fetcher final : public inbox::Publisher {
public:
    struct Dependencies {
        boost::asio::any_io_executor executor;
        storage::UpdateStore& store;
        const inbox::ChannelDirectory& channels;
        const Clock& clock;
        std::string folder; ///< for files on their way, on the vault's file system
        /// Takes the file at the path into the vault; owner and time are still to be set.
        std::function<storage::Async<storage::StoredFile>(std::string path, std::string name)> keep;
    };
    explicit Fetcher(Dependencies dependencies);

    void addSource(MediaSource& source) { m_sources[source.mediaKind()] = &source; }
    void start();
    void stop();

    void published(std::span<const storage::JournalRecord> records) override;

private:
    boost::asio::awaitable<void> run();
    boost::asio::awaitable<void> startDue();
    boost::asio::awaitable<void> bring(storage::Fetch wanted);
    boost::asio::awaitable<Fetched> fetchTo(const storage::Fetch& wanted, const std::string& path);
    storage::Async<storage::Done> settle(const storage::Fetch& wanted, const std::string& path, const Fetched& fetched);

    Dependencies m;
    boost::asio::steady_timer m_timer;
    std::unordered_map<wire::ChannelKind, MediaSource*> m_sources;
    std::map<std::pair<std::int64_t, int>, bool> m_under; ///< what is being fetched now
    bool m_wakeRequested = false;
    bool m_stopped = false;
};

} // namespace pult::messenger
