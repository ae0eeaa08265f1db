// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "server/storage/types.hpp"

namespace pult::inbox {

/// Tells whoever watches. Implemented by `hub` for operators' sessions and by gateways for contacts.
///
/// Thread   the I/O thread; `published` comes in order of seq.
class Publisher {
public:
    virtual ~Publisher() = default;
    virtual void published(std::span<const storage::JournalRecord> records) = 0;
};

/// What is only worth telling right now: typing, viewing. No seq, never repeated.
class SignalSink {
public:
    virtual ~SignalSink() = default;
    virtual void signal(const wire::Signal& signal, const storage::EventScope& scope) = 0;
};

} // namespace pult::inbox
