// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/clock.hpp"

namespace pult::storage::sqlite {

/// Room on the disk that is kept for answering and putting things in order: below it uploads are
/// refused, below half of it new messages of customers too. It ends by itself when there is room again.
class DiskReserve {
public:
    struct Limits {
        std::int64_t bytes = 512LL * 1024 * 1024;
        int percent = 5;
    };
    enum class Room { enough, noUploads, noInbound };

    DiskReserve(std::string path, Limits limits, const Clock& clock)
        : m_path(std::move(path)), m_limits(limits), m_clock(clock) {}

    /// Asks the file system at most once a second. The writer's thread only.
    Room room();

private:
    Room measure() const;

    std::string m_path;
    Limits m_limits;
    const Clock& m_clock;
    Ticks m_nextLook{};
    Room m_room = Room::enough;
};

} // namespace pult::storage::sqlite
