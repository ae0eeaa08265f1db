// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/transfer_pace.hpp"

namespace pult::client {

namespace {

constexpr std::int64_t kLookBackMs = 3'000;
/// The first bytes only fill the socket.
constexpr std::int64_t kSettlesMs = 500;
/// Progress comes in crumbs: one mark for those that come together.
constexpr std::int64_t kMarkMs = 100;

} // namespace

void TransferPace::note(std::int64_t bytes, std::int64_t atMs) {
    if (!m_marks.empty() && bytes < m_marks.back().bytes)
        m_marks.clear();
    if (m_marks.size() > 1 && atMs - m_marks[m_marks.size() - 2].atMs < kMarkMs)
        m_marks.back() = {bytes, atMs};
    else
        m_marks.push_back({bytes, atMs});
    while (m_marks.size() > 2 && atMs - m_marks[1].atMs >= kLookBackMs)
        m_marks.pop_front();
}

std::int64_t TransferPace::bytesPerSecond() const {
    if (m_marks.empty())
        return 0;
    const std::int64_t took = m_marks.back().atMs - m_marks.front().atMs;
    return took < kSettlesMs ? 0 : (m_marks.back().bytes - m_marks.front().bytes) * 1000 / took;
}

} // namespace pult::client
