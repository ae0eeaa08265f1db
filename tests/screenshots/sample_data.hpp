// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/alert_row.hpp"
#include "client/models/customer_card.hpp"
#include "client/models/dialog_row.hpp"
#include "client/models/message_row.hpp"
#include "client/views/inbox/pending_file.hpp"

#include <QImage>

#include <optional>
#include <vector>

/// A booking service on a busy afternoon: what the pictures of the windows show.
namespace pult::sample {

/// 12 May 2026, 12:34 UTC; the pictures' clock stands still.
std::int64_t nowMs();
std::int64_t at(int hour, int minute);

std::vector<std::optional<client::DialogRow>> dialogs();
client::DialogRow openDialog();
/// A talk with a picture, a quote, a note, a system line and something new.
std::vector<client::MessageRow> talk();
constexpr std::int64_t kFirstUnread = 2007;
/// Every delivery state below each other.
std::vector<client::MessageRow> states();
/// Names, words and texts that try to break the layout.
/// May still be taken back for four seconds.
client::MessageRow held();
std::vector<client::MessageRow> hostile();
client::CustomerCard card();
/// One of every state in a composer.
QList<client::PendingFileRow> files();
QList<client::AlertRow> alerts();
QImage picture(QSize size);

} // namespace pult::sample
