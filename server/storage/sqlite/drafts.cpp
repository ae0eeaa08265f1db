// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/verbs.hpp"

#include <algorithm>

#include <boost/describe/class.hpp>

/// What an operator is typing, at whichever computer.
namespace pult::storage::sqlite {

namespace {

constexpr Millis kEarlierKept = std::chrono::hours{24 * 7};

struct Stored {
    wire::Draft draft;
    std::string device;
};

/// What the column of attachments holds where some of them are pictures that go as files; else it is their list alone.
struct DraftFiles {
    std::vector<FileId> attachments;
    std::optional<std::vector<FileId>> as_files;
};
BOOST_DESCRIBE_STRUCT(DraftFiles, (), (attachments, as_files))

std::string storedFiles(const wire::Draft& draft) {
    if (!draft.as_files || draft.as_files->empty())
        return wire::encode(draft.attachments);
    const DraftFiles files{draft.attachments, draft.as_files};
    return wire::encode(files);
}

/// Columns: dialog_id, mode, text, attachments, reply_to, at, cursor.
wire::Draft readDraft(Rows& row) {
    wire::Draft draft;
    std::string_view attachments;
    row.read(0, draft.dialog_id, draft.mode, draft.text, attachments, draft.reply_to, draft.at, draft.cursor);
    if (attachments.starts_with('[')) {
        draft.attachments = decodeStored<std::vector<FileId>>(attachments);
        return draft;
    }
    auto files = decodeStored<DraftFiles>(attachments);
    draft.attachments = std::move(files.attachments);
    draft.as_files = std::move(files.as_files);
    return draft;
}

std::optional<Stored> storedDraft(Connection& db, OperatorId owner, DialogId dialog, wire::ComposeMode mode) {
    Rows row = db.query("SELECT dialog_id, mode, text, attachments, reply_to, at, cursor, device FROM draft"
                        " WHERE operator_id = ? AND dialog_id = ? AND mode = ?",
                        owner, dialog, mode);
    if (!row.next())
        return std::nullopt;
    return Stored{readDraft(row), row.get<std::string>(7)};
}

bool isEmpty(const wire::Draft& draft) {
    return draft.text.empty() && draft.attachments.empty();
}

bool isSame(const wire::Draft& one, const wire::Draft& other) {
    return one.text == other.text && one.attachments == other.attachments && one.reply_to == other.reply_to &&
           one.as_files == other.as_files;
}

/// A message goes out without the blanks around it.
std::string_view withoutEdges(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// A text that was only written on, or sent, is not worth keeping.
bool isWorthKeeping(const wire::Draft& loser, const wire::Draft& winner) {
    return !isEmpty(loser) && !isEmpty(winner) && !isSame(loser, winner) && !winner.text.starts_with(loser.text);
}

/// Names and sizes for a computer that has not seen the files: those of their writer, and of templates that `user`
/// sees. One that is gone is left out.
void describeFiles(Connection& db, wire::Draft& draft, OperatorId owner, const domain::Principal* user = nullptr) {
    if (draft.attachments.empty())
        return;
    const std::string uploader = "operator:" + std::to_string(owner.value);
    const auto asFiles = draft.as_files.value_or(std::vector<FileId>{});
    auto& files = draft.files.emplace();
    for (const FileId id : draft.attachments) {
        auto found = attachmentsOf(db, {id}, uploader, user);
        if (!found)
            continue;
        if (std::ranges::count(asFiles, id) > 0)
            found->front().kind = wire::AttachmentKind::file;
        files.push_back(std::move(found->front()));
    }
}

void keepEarlier(WriteTransaction& tx, OperatorId owner, const wire::Draft& loser) {
    const Time oldest = tx.now() - kEarlierKept;
    tx.db.run("DELETE FROM draft_earlier WHERE operator_id = ? AND kept_at < ?", owner, oldest);
    const std::string attachments = storedFiles(loser);
    tx.db.run("INSERT OR REPLACE INTO draft_earlier (operator_id, dialog_id, mode, text, attachments, reply_to, at,"
              " cursor, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              owner, loser.dialog_id, loser.mode, loser.text, attachments, loser.reply_to, loser.at, loser.cursor,
              tx.now());
}

void writeDraft(WriteTransaction& tx, OperatorId owner, const wire::Draft& draft, const std::string& device) {
    const std::string attachments = storedFiles(draft);
    // An empty one stays as a row: it must win against an older text that arrives late.
    tx.db.run("INSERT OR REPLACE INTO draft (operator_id, dialog_id, mode, text, attachments, reply_to, at, cursor,"
              " device) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              owner, draft.dialog_id, draft.mode, draft.text, attachments, draft.reply_to, draft.at, draft.cursor,
              device);
}

} // namespace

Result<Done> saveDraft(WriteTransaction& tx, const DraftEdit& edit) {
    const auto dialog = loadDialog(tx.db, edit.draft.dialog_id);
    if (!dialog)
        return dialog.error();
    const OperatorId owner = edit.guard.principal.operatorId;
    const auto former = storedDraft(tx.db, owner, edit.draft.dialog_id, edit.draft.mode);
    // What one has written oneself may be thrown away where one may write no more.
    const bool throwsAway = former && isEmpty(edit.draft);
    if (auto error = objection(edit.guard, dialog->facts()); error && !throwsAway)
        return *error;
    const bool again = former && former->draft.at == edit.draft.at && isSame(former->draft, edit.draft) &&
                       former->draft.cursor == edit.draft.cursor;
    if (again)
        return Done{};
    const bool wins = !former || former->draft.at <= edit.draft.at;
    const bool twoDevices = former && !edit.device.empty() && !former->device.empty() && edit.device != former->device;
    wire::DraftChanged event{wins ? edit.draft : former->draft, std::nullopt};
    if (former && (twoDevices || (wins && edit.keepsFormer))) {
        const wire::Draft& loser = wins ? former->draft : edit.draft;
        if (isWorthKeeping(loser, event.draft)) {
            keepEarlier(tx, owner, loser);
            event.earlier = loser;
            describeFiles(tx.db, *event.earlier, owner, &edit.guard.principal);
        }
    }
    if (!wins && !event.earlier)
        return Done{};
    if (wins)
        writeDraft(tx, owner, edit.draft, edit.device);
    describeFiles(tx.db, event.draft, owner, &edit.guard.principal);
    tx.journal(std::move(event), oneOperator(owner), actorOf(edit.guard), "draft");
    return Done{};
}

void forgetSentDraft(WriteTransaction& tx, const OutboundMessage& sent) {
    const OperatorId owner = sent.guard.principal.operatorId;
    const auto mode = sent.note ? wire::ComposeMode::note : wire::ComposeMode::reply;
    const auto stored = storedDraft(tx.db, owner, sent.dialog, mode);
    if (!stored || stored->draft.text.empty() || withoutEdges(stored->draft.text) != withoutEdges(sent.text))
        return;
    // By the draft's own clock: what is typed right now at a computer whose clock is slow stays newer.
    wire::Draft gone;
    gone.dialog_id = sent.dialog;
    gone.mode = mode;
    gone.at = stored->draft.at + Millis{1};
    writeDraft(tx, owner, gone, stored->device);
    tx.journal(wire::DraftChanged{std::move(gone), std::nullopt}, oneOperator(owner), actorOf(sent.guard), "sent");
}

void giveBackAsDraft(WriteTransaction& tx, const wire::Message& message) {
    // A messenger's own template is no text that could be written on.
    if (message.author.kind != wire::AuthorKind::operator_ || message.template_)
        return;
    const OperatorId owner{message.author.id};
    const auto former = storedDraft(tx.db, owner, message.dialog_id, wire::ComposeMode::reply);
    wire::Draft back;
    back.dialog_id = message.dialog_id;
    back.mode = wire::ComposeMode::reply;
    back.text = message.text;
    std::vector<FileId> asFiles;
    for (const auto& attachment : message.attachments) {
        if (!attachment.file_id)
            continue;
        back.attachments.push_back(*attachment.file_id);
        if (attachment.kind == wire::AttachmentKind::file && attachment.type.starts_with("image/"))
            asFiles.push_back(*attachment.file_id);
    }
    if (!asFiles.empty())
        back.as_files = std::move(asFiles);
    back.reply_to = message.reply_to;
    back.at = former ? std::max(tx.now(), former->draft.at + Millis{1}) : tx.now();
    wire::DraftChanged event{back, std::nullopt};
    if (former && !isEmpty(former->draft)) {
        keepEarlier(tx, owner, back);
        event = {former->draft, back};
        describeFiles(tx.db, *event.earlier, owner);
    } else {
        writeDraft(tx, owner, back, {});
    }
    describeFiles(tx.db, event.draft, owner);
    tx.journal(std::move(event), oneOperator(owner), domain::Actor{}, "given_back");
}

Result<StoredDrafts> drafts(Connection& db, const domain::Principal& owner, Time now) {
    StoredDrafts found;
    {
        Rows row = db.query("SELECT dialog_id, mode, text, attachments, reply_to, at, cursor FROM draft"
                            " WHERE operator_id = ? AND (text <> '' OR attachments <> '[]') ORDER BY at DESC",
                            owner.operatorId);
        while (row.next())
            found.drafts.push_back(readDraft(row));
    }
    {
        const Time oldest = now - kEarlierKept;
        Rows row = db.query("SELECT dialog_id, mode, text, attachments, reply_to, at, cursor FROM draft_earlier"
                            " WHERE operator_id = ? AND kept_at >= ? ORDER BY at DESC",
                            owner.operatorId, oldest);
        while (row.next())
            found.earlier.push_back(readDraft(row));
    }
    for (auto* list : {&found.drafts, &found.earlier})
        for (wire::Draft& draft : *list)
            describeFiles(db, draft, owner.operatorId, &owner);
    return found;
}

} // namespace pult::storage::sqlite
