// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/disk_reserve.hpp"

#include <algorithm>
#include <sys/statvfs.h>

namespace pult::storage::sqlite {

DiskReserve::Room DiskReserve::room() {
    const Ticks now = m_clock.ticks();
    if (now >= m_nextLook) {
        m_nextLook = now + std::chrono::seconds{1};
        m_room = measure();
    }
    return m_room;
}

DiskReserve::Room DiskReserve::measure() const {
    struct statvfs disk {};
    if (statvfs(m_path.c_str(), &disk) != 0)
        return Room::enough; // the write itself will tell
    const auto block = static_cast<std::int64_t>(disk.f_frsize);
    const std::int64_t available = static_cast<std::int64_t>(disk.f_bavail) * block;
    const std::int64_t total = static_cast<std::int64_t>(disk.f_blocks) * block;
    const std::int64_t reserve = std::max(m_limits.bytes, total / 100 * m_limits.percent);
    if (available >= reserve)
        return Room::enough;
    return available >= reserve / 2 ? Room::noUploads : Room::noInbound;
}

} // namespace pult::storage::sqlite
