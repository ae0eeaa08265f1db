// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written: on this computer's disk at once; drafts at the server soon, the newest of two computers wins.
#include "client/state/desk.hpp"

namespace pult::client {

namespace {

std::vector<FileId> asFiles(const KeptDraft& draft) {
    return draft.files ? idsAsFiles(*draft.files) : std::vector<FileId>{};
}

bool isSame(const KeptDraft& one, const KeptDraft& other) {
    return one.text == other.text && one.attachments == other.attachments && one.reply_to == other.reply_to &&
           one.pending == other.pending && one.made_from == other.made_from && asFiles(one) == asFiles(other);
}

bool mayBeSavedLater(Errc code) {
    return code == Errc::unavailable || code == Errc::rate_limited || code == Errc::internal ||
           code == Errc::unauthenticated;
}

} // namespace

const KeptDraft* Desk::draft(DialogId dialog, wire::ComposeMode mode) const {
    const auto found = m_drafts.find({dialog, mode});
    return found == m_drafts.end() || found->second.isEmpty() ? nullptr : &found->second;
}

const wire::Draft* Desk::earlierDraft(DialogId dialog, wire::ComposeMode mode) const {
    const auto found = m_earlierDrafts.find({dialog, mode});
    return found == m_earlierDrafts.end() ? nullptr : &found->second;
}

const KeptText* Desk::text(const KeptText::Key& key) const {
    const auto found = m_texts.find(key);
    return found == m_texts.end() ? nullptr : &found->second;
}

void Desk::forEachText(const std::function<void(const KeptText&)>& visit) const {
    for (const auto& [key, text] : m_texts)
        visit(text);
}

void Desk::keepText(const KeptText& text) {
    const auto known = m_texts.find(text.key());
    if (known == m_texts.end() ? text.text.empty() : known->second == text)
        return;
    if (text.text.empty())
        m_texts.erase(known);
    else
        m_texts[text.key()] = text;
    m_vault.putText(text, [this](const Result<void>& kept) {
        if (!kept)
            emit draftNotKept();
    });
}

void Desk::saveDraft(DialogId id, wire::ComposeMode mode, const std::string& text) {
    DraftContent content;
    content.text = text;
    saveDraft(id, mode, content);
}

void Desk::saveDraft(DialogId id, wire::ComposeMode mode, const DraftContent& content) {
    KeptDraft fresh;
    fresh.dialog_id = id;
    fresh.mode = mode;
    fresh.text = content.text;
    fresh.attachments = idsOf(content.files);
    if (!content.files.empty())
        fresh.files = content.files;
    fresh.reply_to = content.replyTo;
    if (!content.pending.empty())
        fresh.pending = content.pending;
    fresh.made_from = content.madeFrom;
    fresh.at = draftTime();
    if (content.cursor > 0)
        fresh.cursor = content.cursor;
    const DraftKey key{id, mode};
    const auto known = m_drafts.find(key);
    if (known == m_drafts.end() && fresh.isEmpty())
        return;
    if (known != m_drafts.end() && isSame(known->second, fresh)) {
        if (known->second.cursor != fresh.cursor && !fresh.isEmpty()) {
            // Who only looks must not win against who writes at another computer.
            known->second.cursor = fresh.cursor;
            m_vault.putDraft(known->second, {});
        }
        return;
    }
    // What was being replaced when this was typed on is still to be kept there.
    if (known != m_drafts.end() && !m_savingDrafts.contains(key))
        fresh.keeps_former = known->second.keeps_former;
    putOwnDraft(std::move(fresh));
}

/// From here it goes to the server.
void Desk::putOwnDraft(KeptDraft draft) {
    draft.unsaved = true;
    // Whoever types on has the newer text, also when somebody has set the clock back.
    const auto known = m_drafts.find({draft.dialog_id, draft.mode});
    if (known != m_drafts.end() && draft.at < known->second.at)
        draft.at = known->second.at + Millis{1};
    putDraft(draft);
    m_unsavedDrafts.insert({draft.dialog_id, draft.mode});
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
}

void Desk::addToDraft(DialogId id, wire::ComposeMode mode, const std::string& text) {
    KeptDraft fresh;
    if (const KeptDraft* known = draft(id, mode))
        fresh = *known;
    fresh.dialog_id = id;
    fresh.mode = mode;
    fresh.text = fresh.text.empty() ? text : text + '\n' + fresh.text;
    fresh.at = draftTime();
    fresh.cursor.reset();
    putOwnDraft(std::move(fresh));
    emit draftChanged(id, mode);
}

void Desk::keepPasted(DialogId id, wire::ComposeMode mode, const PastedFile& file) {
    m_vault.putPasted(id, mode, file, [this](const Result<void>& kept) {
        if (!kept)
            emit draftNotKept();
    });
}

void Desk::keepMorePasted(const PastedFile& more) {
    m_vault.appendPasted(more, [this](const Result<void>& kept) {
        if (!kept)
            emit draftNotKept();
    });
}

QByteArray Desk::pasted(const std::string& name) const {
    for (const PastedFile& file : m_vault.pasted())
        if (file.name == name)
            return file.bytes;
    return {};
}

/// An emptied draft stays known by its time, else an older one would come back.
void Desk::putDraft(const KeptDraft& draft) {
    m_drafts[{draft.dialog_id, draft.mode}] = draft;
    m_vault.putDraft(draft, [this](const Result<void>& kept) {
        if (!kept)
            emit draftNotKept();
    });
    tellDialogChanged(draft.dialog_id);
}

/// True: it is the newest, and another text than the one before it.
bool Desk::keepDraft(const wire::Draft& draft) {
    const DraftKey key{draft.dialog_id, draft.mode};
    const auto found = m_drafts.find(key);
    KeptDraft fresh;
    static_cast<wire::Draft&>(fresh) = draft;
    if (found != m_drafts.end()) {
        const KeptDraft& known = found->second;
        if (known.at > draft.at || (known.at == draft.at && known.text == draft.text))
            return false;
        // Not yet at the server and overtaken there: so that it can keep it as the earlier one.
        if (m_unsavedDrafts.erase(key) > 0 && !known.isEmpty())
            sendDraft(known);
    }
    putDraft(fresh);
    return true;
}

void Desk::loadDrafts() {
    m_link.request(wire::DraftList{}, this, [this](const Result<wire::DraftListed>& answer) {
        if (!answer)
            return;
        m_earlierDrafts.clear();
        for (const wire::Draft& draft : answer->earlier.value_or(std::vector<wire::Draft>{}))
            m_earlierDrafts[{draft.dialog_id, draft.mode}] = draft;
        for (const wire::Draft& draft : answer->drafts)
            if (keepDraft(draft) || earlierDraft(draft.dialog_id, draft.mode))
                emit draftChanged(draft.dialog_id, draft.mode);
    });
}

void Desk::flushDrafts() {
    if (!isOnline())
        return;
    m_draftTimer.stop();
    for (const DraftKey& key : std::exchange(m_unsavedDrafts, {}))
        sendDraft(m_drafts.at(key));
    if (unsavedDrafts() == 0)
        emit draftsSaved();
}

void Desk::sendDraft(const KeptDraft& draft) {
    const DraftKey key{draft.dialog_id, draft.mode};
    wire::DraftSave request;
    request.dialog_id = draft.dialog_id;
    request.mode = draft.mode;
    request.text = draft.text;
    if (!draft.attachments.empty())
        request.attachments = draft.attachments;
    request.reply_to = draft.reply_to;
    request.at = draft.at;
    request.cursor = draft.cursor;
    if (!m_device.empty())
        request.device = m_device;
    request.keeps_former = draft.keeps_former;
    if (auto pictures = asFiles(draft); !pictures.empty())
        request.as_files = std::move(pictures);
    m_savingDrafts.insert(key);
    m_link.request(request, this, [this, key, sent = draft](const Result<wire::Empty>& answer) {
        if (const auto saving = m_savingDrafts.find(key); saving != m_savingDrafts.end())
            m_savingDrafts.erase(saving);
        onDraftSaved(key, sent, answer);
        if (unsavedDrafts() == 0)
            emit draftsSaved();
    });
}

void Desk::onDraftSaved(const DraftKey& key, const KeptDraft& sent, const Result<wire::Empty>& answer) {
    const auto known = m_drafts.find(key);
    if (known == m_drafts.end())
        return;
    if (answer && known->second.at == sent.at && known->second.unsaved) {
        known->second.unsaved.reset();
        known->second.keeps_former.reset();
        if (!known->second.isEmpty())
            m_vault.putDraft(known->second, {});
    } else if (!answer && mayBeSavedLater(answer.error().code)) {
        if (known->second.unsaved && sent.keeps_former && !known->second.keeps_former) {
            known->second.keeps_former = true; // typed on since
            m_vault.putDraft(known->second, {});
        }
        m_unsavedDrafts.insert(key);
        if (isOnline() && !m_draftTimer.isActive())
            m_draftTimer.start();
    }
}

void Desk::swapDraft(DialogId id, wire::ComposeMode mode) {
    const DraftKey key{id, mode};
    const auto earlier = m_earlierDrafts.find(key);
    if (earlier == m_earlierDrafts.end())
        return;
    KeptDraft back;
    static_cast<wire::Draft&>(back) = earlier->second;
    back.at = draftTime();
    back.keeps_former = true;
    m_earlierDrafts.erase(earlier);
    if (const KeptDraft* now = draft(id, mode))
        m_earlierDrafts[key] = *now;
    putOwnDraft(std::move(back));
    flushDrafts();
    emit draftChanged(id, mode);
}

void Desk::learnServerTime(Time server) {
    if (server == Time{})
        return; // it didn't say
    m_serverAhead = server - m_clock.now();
    // Written when this clock ran ahead: they must not win for ever.
    for (auto& [key, draft] : m_drafts)
        if (draft.at > server) {
            draft.at = server;
            m_vault.putDraft(draft, {});
        }
}

} // namespace pult::client
