// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/voice_look.hpp"
#include "client/models/list/list_filter.hpp"
#include "client/models/notices/alert_row.hpp"
#include "client/models/rows/channel_row.hpp"
#include "client/models/rows/customer_card.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/folder_entry.hpp"
#include "client/models/rows/message_row.hpp"
#include "client/models/rows/search_row.hpp"
#include "client/models/templates/template_row.hpp"
#include "client/views/composer/pending_file.hpp"
#include "client/views/composer/voice_strip.hpp"

#include <QImage>

#include <optional>
#include <vector>

/// A booking service on a busy afternoon: what the pictures of the windows show.
namespace pult::sample {

/// Words of the program, and of what a company has set up, are in the language of the picture; what people are called
/// and say stays Russian.
QString here(const char* russian, const char* english);
/// 12 May 2026, 12:34 UTC; the pictures' clock stands still.
std::int64_t nowMs();
std::int64_t at(int hour, int minute);

std::vector<std::optional<client::DialogRow>> dialogs();
/// What ended as spam, the open dialog among it.
std::vector<std::optional<client::DialogRow>> spam();
/// The first four of them lie on the desk, one place is free.
QList<client::DialogRow> desk();
client::DialogRow openDialog();
/// A talk with a picture, a quote, a note, a system line and something new.
std::vector<client::MessageRow> talk();
constexpr std::int64_t kFirstUnread = 2007;
/// Every delivery state below each other.
std::vector<client::MessageRow> states();
/// May still be taken back for four seconds.
client::MessageRow held();
/// Names, words and texts that try to break the layout.
std::vector<client::MessageRow> hostile();
/// What only messengers bring: places, people, what isn't here, what can't be shown.
std::vector<client::MessageRow> fromMessengers();
/// What has become of messages: edited, taken back, passed on, reacted to.
std::vector<client::MessageRow> became();
/// Albums, videos, voices, stickers and documents whose files are here.
std::vector<client::MessageRow> media();
/// How a voice message of `media` looks while it is heard, is fetched, can't be heard.
client::VoiceLook voice(const client::AttachmentRow& attachment);
client::CustomerCard card();
/// Telephones and personal fields that the operator sees in part, and the same in full for a while.
client::CustomerCard coveredCard(bool mayUncover);
client::CustomerCard uncoveredCard();
/// Empty fields, somebody who may be the same person, and one who has become so.
client::CustomerCard doubtfulCard();
client::CustomerCard hostileCard();
/// Groups below the folders, and what a list can be narrowed by.
QList<client::FolderEntry> folderEntries();
QList<client::FilterOffer> filterOffers();
/// One of every state in a composer.
QList<client::PendingFileRow> files();
/// Voice messages that wait in a composer, the second one heard.
QList<client::PendingFileRow> voiceFiles();
/// One that is being recorded.
client::RecordingLook recording();
QList<client::AlertRow> alerts();
/// One in every state.
QList<client::ChannelRow> channels();
QList<client::ChannelTeam> channelTeams();
QList<client::TemplateRow> templates();
/// Hits of every kind for the beginning of a word.
client::SearchView found();
client::TemplateContext templateContext();
QImage picture(QSize size);

} // namespace pult::sample
