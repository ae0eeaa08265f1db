// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/attachment_tray.hpp"

#include <algorithm>

#include "shared/domain/voice_type.hpp"

namespace pult::client {

namespace {

wire::AttachmentKind kindOf(const std::string& type) {
    if (type.starts_with("image/"))
        return wire::AttachmentKind::photo;
    if (type.starts_with("video/"))
        return wire::AttachmentKind::video;
    if (type == domain::kVoiceType)
        return wire::AttachmentKind::voice;
    return type.starts_with("audio/") ? wire::AttachmentKind::audio : wire::AttachmentKind::file;
}

/// As the message takes it along.
wire::AttachmentKind kindOf(const TrayFile& file, const std::string& type) {
    return file.asFile ? wire::AttachmentKind::file : kindOf(type);
}

void putSource(TrayFile& file, const CheckedFile& checked) {
    file.source = checked.source;
    file.bytes = checked.bytes;
    file.type = checked.type;
}

} // namespace

AttachmentTray::AttachmentTray(Courier& courier, QObject* parent) : QObject(parent), m_courier(courier) {
    m_clock.start();
    connect(&courier, &Courier::progressed, this, [this](int ticket, qint64 sent, qint64) {
        const auto place = findTicket(ticket);
        if (!place)
            return;
        TrayFile& file = at(*place);
        // Headers count as well for Qt.
        file.sent = std::min(sent, file.bytes);
        file.waits = false;
        file.pace.note(file.sent, m_clock.elapsed());
        emit progressed(place->key.first, place->key.second);
    });
    connect(&courier, &Courier::waiting, this, [this](int ticket) {
        const auto place = findTicket(ticket);
        if (!place)
            return;
        at(*place).waits = true;
        at(*place).pace.forget();
        emit progressed(place->key.first, place->key.second);
    });
    connect(&courier, &Courier::uploaded, this, [this](int ticket, const wire::FileUploaded& stored) {
        const auto place = findTicket(ticket);
        if (!place)
            return;
        m_tickets.erase(ticket);
        TrayFile& file = at(*place);
        file.state = TrayFile::State::ready;
        file.attachment = {
            stored.file_id, kindOf(file, stored.type), stored.name, stored.type, stored.size, {}, {}, {}};
        file.source.bytes.clear();
        tell(place->key);
    });
    connect(&courier, &Courier::failed, this, [this](int ticket, const Error& error) {
        const auto place = findTicket(ticket);
        if (!place)
            return;
        m_tickets.erase(ticket);
        at(*place).state = TrayFile::State::failed;
        at(*place).error = error;
        tell(place->key);
    });
}

AttachmentTray::~AttachmentTray() {
    for (const auto& [ticket, id] : m_tickets)
        m_courier.stop(ticket);
}

bool AttachmentTray::add(DialogId dialog, wire::ComposeMode mode, const CheckedFile& checked, Start when) {
    std::vector<TrayFile>& files = m_files[{dialog, mode}];
    if (files.size() >= kMostFiles)
        return false;
    TrayFile file;
    file.id = m_nextId++;
    putSource(file, checked);
    files.push_back(std::move(file));
    if (when == Start::now)
        start(files.back());
    emit changed(dialog, mode);
    return true;
}

void AttachmentTray::replace(int id, const CheckedFile& checked, qint64 wasBytes) {
    const auto place = findFile(id);
    if (!place)
        return;
    stopUpload(id);
    TrayFile& file = at(*place);
    putSource(file, checked);
    file.shrinking = false;
    file.wasBytes = wasBytes;
    start(file);
    tell(place->key);
}

void AttachmentTray::start(TrayFile& file) {
    file.state = TrayFile::State::uploading;
    file.sent = 0;
    file.waits = false;
    file.pace.forget();
    m_tickets[m_courier.upload(file.source)] = file.id;
}

void AttachmentTray::putBack(DialogId dialog, wire::ComposeMode mode,
                             const std::vector<wire::Attachment>& attachments) {
    if (attachments.empty())
        return;
    std::vector<TrayFile>& files = m_files[{dialog, mode}];
    for (const wire::Attachment& attachment : attachments) {
        TrayFile file;
        file.id = m_nextId++;
        file.source.name = QString::fromStdString(attachment.name);
        file.bytes = file.sent = attachment.size;
        file.type = QString::fromStdString(attachment.type);
        file.state = TrayFile::State::ready;
        file.attachment = attachment;
        file.asFile = attachment.kind == wire::AttachmentKind::file && attachment.type.starts_with("image/");
        files.push_back(std::move(file));
    }
    emit changed(dialog, mode);
}

void AttachmentTray::remove(int id) {
    const auto place = findFile(id);
    if (!place)
        return;
    stopUpload(id);
    std::vector<TrayFile>& files = m_files.at(place->key);
    files.erase(files.begin() + static_cast<std::ptrdiff_t>(place->index));
    if (files.empty())
        m_files.erase(place->key);
    tell(place->key);
}

void AttachmentTray::stopUpload(int id) {
    const auto ticket =
        std::find_if(m_tickets.begin(), m_tickets.end(), [&](const auto& entry) { return entry.second == id; });
    if (ticket == m_tickets.end())
        return;
    const int number = ticket->first;
    m_tickets.erase(ticket);
    m_courier.cancel(number);
}

void AttachmentTray::retry(int id) {
    const auto place = findFile(id);
    if (!place || at(*place).state != TrayFile::State::failed)
        return;
    start(at(*place));
    tell(place->key);
}

void AttachmentTray::sendAsLink(int id) {
    const auto place = findFile(id);
    if (!place || at(*place).asLink)
        return;
    at(*place).asLink = true;
    tell(place->key);
}

void AttachmentTray::setAsFile(int id, bool asFile) {
    const auto place = findFile(id);
    if (!place || at(*place).asFile == asFile)
        return;
    TrayFile& file = at(*place);
    file.asFile = asFile;
    if (file.state == TrayFile::State::ready)
        file.attachment.kind = kindOf(file, file.attachment.type);
    tell(place->key);
}

void AttachmentTray::setShrinking(int id, bool shrinking) {
    const auto place = findFile(id);
    if (!place || at(*place).shrinking == shrinking)
        return;
    at(*place).shrinking = shrinking;
    tell(place->key);
}

std::vector<wire::Attachment> AttachmentTray::take(DialogId dialog, wire::ComposeMode mode) {
    std::vector<wire::Attachment> attachments;
    if (!isReady(dialog, mode))
        return attachments;
    const auto found = m_files.find({dialog, mode});
    if (found == m_files.end())
        return attachments;
    for (TrayFile& file : found->second)
        attachments.push_back(std::move(file.attachment));
    m_files.erase(found);
    emit changed(dialog, mode);
    return attachments;
}

void AttachmentTray::clear() {
    for (const auto& [ticket, id] : std::exchange(m_tickets, {}))
        m_courier.cancel(ticket);
    m_files.clear();
}

const std::vector<TrayFile>& AttachmentTray::files(DialogId dialog, wire::ComposeMode mode) const {
    static const std::vector<TrayFile> kNone;
    const auto found = m_files.find({dialog, mode});
    return found == m_files.end() ? kNone : found->second;
}

const TrayFile* AttachmentTray::find(int id) const {
    const auto place = findFile(id);
    return place ? &m_files.at(place->key)[place->index] : nullptr;
}

DialogId AttachmentTray::dialogOf(int id) const {
    const auto place = findFile(id);
    return place ? place->key.first : DialogId{};
}

bool AttachmentTray::isReady(DialogId dialog, wire::ComposeMode mode) const {
    const auto& list = files(dialog, mode);
    return std::all_of(list.begin(), list.end(),
                       [](const TrayFile& file) { return file.state == TrayFile::State::ready && !file.shrinking; });
}

bool AttachmentTray::hasFailed(DialogId dialog, wire::ComposeMode mode) const {
    const auto& list = files(dialog, mode);
    return std::any_of(list.begin(), list.end(),
                       [](const TrayFile& file) { return file.state == TrayFile::State::failed; });
}

int AttachmentTray::size() const {
    int size = 0;
    for (const auto& [key, files] : m_files)
        size += static_cast<int>(files.size());
    return size;
}

std::optional<AttachmentTray::Place> AttachmentTray::findFile(int id) const {
    for (const auto& [key, files] : m_files)
        for (std::size_t i = 0; i < files.size(); ++i)
            if (files[i].id == id)
                return Place{key, i};
    return std::nullopt;
}

std::optional<AttachmentTray::Place> AttachmentTray::findTicket(int ticket) {
    const auto found = m_tickets.find(ticket);
    return found == m_tickets.end() ? std::nullopt : findFile(found->second);
}

} // namespace pult::client
