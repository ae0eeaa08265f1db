// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace pult::support {

/// Puts itself between SQLite and the file system for as long as it lives, and fails when it is told to.
/// Only one at a time, made before the database is opened.
class FaultyVfs {
public:
    enum class Fault { none, fullDisk, brokenWrite, brokenSync };

    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    /// From the `after`-th write (or sync) on, until `heal`.
    void fail(Fault fault, int after = 0);
    void heal();
    int operations() const { return m_operations; }

    // For the file methods:
    int onWrite();
    int onSync();

private:
    int outcome(bool isSync);

    std::atomic<Fault> m_fault{Fault::none};
    std::atomic<int> m_countdown{0};
    std::atomic<int> m_operations{0};
};

} // namespace pult::support
