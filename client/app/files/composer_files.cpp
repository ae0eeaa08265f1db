// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/composer_files.hpp"

#include "client/app/files/file_words.hpp"
#include "client/app/files/pending_files.hpp"
#include "client/app/files/picture_reader.hpp"
#include "client/models/words/content_words.hpp"
#include "client/state/desk.hpp"
#include "client/state/photo_privacy.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"

#include <QBuffer>
#include <QDateTime>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <utility>

#include "shared/domain/capabilities.hpp"

namespace pult::client {

namespace {

constexpr QSize kThumbnail(96, 96);

/// The messenger takes it, but not as the picture, film or sound that it is: by its type or its size.
bool goesAsDocument(const domain::Capabilities& can, const QString& type, qint64 bytes) {
    const domain::MediaRule* rule = domain::ruleFor(can, type.toStdString(), bytes);
    return rule && rule->kind == wire::AttachmentKind::file && fileKind(type) != u"file";
}

/// The largest file of this type that the dialog's messenger takes in any form; nothing where that isn't known.
std::optional<qint64> mostOfChannel(const Desk& desk, DialogId id, const QString& type) {
    const domain::Capabilities* can = messengerOf(desk, id);
    if (!can)
        return std::nullopt;
    std::optional<qint64> most;
    for (const domain::MediaRule& rule : can->media)
        if (domain::ruleFor(*can, type.toStdString(), rule.mostBytes))
            most = std::max<qint64>(most.value_or(0), rule.mostBytes);
    return most;
}

/// As it was when it was chosen.
DraftFile draftFile(const TrayFile& file) {
    const FileSource& source = file.source;
    const auto asFile = file.asFile ? std::optional(true) : std::nullopt;
    if (!source.keptAs.isEmpty())
        return {source.name.toStdString(), source.bytes.size(), 0, source.keptAs.toStdString(), asFile};
    return {source.path.toStdString(), source.diskBytes, source.modifiedMs, {}, asFile};
}

bool isStill(const DraftFile& kept) {
    const QFileInfo info(QString::fromStdString(kept.path));
    return info.isFile() && info.size() == kept.bytes && info.lastModified().toMSecsSinceEpoch() == kept.modifiedMs;
}

} // namespace

ComposerMode modeOf(wire::ComposeMode mode) {
    return mode == wire::ComposeMode::note ? ComposerMode::note : ComposerMode::reply;
}

wire::ComposeMode modeOf(ComposerMode mode) {
    return mode == ComposerMode::note ? wire::ComposeMode::note : wire::ComposeMode::reply;
}

ComposerFiles::ComposerFiles(Desk& desk, Courier& courier, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_tray(courier) {
    const ComposerView* composer = window.composer();
    connect(composer, &ComposerView::filesAdded, this,
            [this](qint64 dialog, ComposerMode mode, const QStringList& paths) { add(DialogId{dialog}, mode, paths); });
    connect(composer, &ComposerView::pictureAdded, this,
            [this](qint64 dialog, ComposerMode mode, const QImage& picture) {
                addPicture(DialogId{dialog}, mode, picture);
            });
    connect(composer, &ComposerView::textEdited, this, [this](qint64 dialog, ComposerMode mode, const QString&) {
        // Whoever writes on has not finished yet.
        m_due.erase({DialogId{dialog}, modeOf(mode)});
    });
    connect(composer, &ComposerView::fileRemoved, &m_tray, &AttachmentTray::remove);
    connect(composer, &ComposerView::fileRetried, &m_tray, &AttachmentTray::retry);
    connect(composer, &ComposerView::fileLinked, &m_tray, &AttachmentTray::sendAsLink);
    connect(composer, &ComposerView::fileKindChosen, &m_tray, &AttachmentTray::setAsFile);
    connect(composer, &ComposerView::fileShrinkingToggled, this, &ComposerFiles::toggleShrinking);
    connect(&m_tray, &AttachmentTray::changed, this, &ComposerFiles::onChanged);
    connect(&m_tray, &AttachmentTray::progressed, this, &ComposerFiles::show);
}

void ComposerFiles::add(DialogId dialog, ComposerMode mode, const QStringList& paths) {
    for (const QString& path : paths) {
        const CheckedFile file = checkFile(path, mostFileBytes(m_desk));
        const bool tellsPlace = mayTellPlace(file.type) && !m_window.composer()->pictureHabits().keepsPlace;
        if (tellsPlace)
            addPhoto(dialog, mode, file);
        else
            admit(dialog, mode, file);
    }
}

void ComposerFiles::addPicture(DialogId dialog, ComposerMode mode, const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (picture.isNull() || !picture.save(&buffer, "PNG")) {
        emit refused(dialog, tr("The picture in the clipboard can't be read"));
        return;
    }
    const QString name = tr("Picture %1.png", "pasted; date and time")
                             .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss")));
    CheckedFile file = checkBytes(name, bytes, mostFileBytes(m_desk));
    file.source.keptAs = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Before the draft that names it.
    if (file.problem == FileProblem::none)
        m_desk.keepPasted(dialog, modeOf(mode), {file.source.keptAs.toStdString(), bytes});
    admit(dialog, mode, file);
}

QString ComposerFiles::voiceName() const {
    return tr("Voice message %1.ogg", "recorded; date and time")
        .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss")));
}

void ComposerFiles::keepRunningVoice(DialogId dialog, const QByteArray& more) {
    if (m_running)
        return m_desk.keepMorePasted({*m_running->kept.pasted, more});
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_running = RunningVoice{dialog, {voiceName().toStdString(), 0, 0, id}};
    m_desk.keepPasted(dialog, wire::ComposeMode::reply, {id, more});
    emit changed(dialog, wire::ComposeMode::reply);
}

void ComposerFiles::dropRunningVoice() {
    if (const auto dropped = std::exchange(m_running, std::nullopt))
        emit changed(dropped->dialog, wire::ComposeMode::reply);
}

void ComposerFiles::addVoice(DialogId dialog, const Recording& recording) {
    const auto running = std::exchange(m_running, std::nullopt);
    CheckedFile file = checkBytes(voiceName(), recording.file, mostFileBytes(m_desk));
    file.source.keptAs =
        running ? QString::fromStdString(*running->kept.pasted) : QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Before the draft that names it.
    if (file.problem == FileProblem::none)
        m_desk.keepPasted(dialog, wire::ComposeMode::reply, {file.source.keptAs.toStdString(), recording.file});
    if (!admit(dialog, ComposerMode::reply, file))
        return;
    const int id = m_tray.files(dialog, wire::ComposeMode::reply).back().id;
    m_sounds.insert(id, recording.file);
    m_voiceLengths.insert(id, durationWords(recording.durationMs));
    show(dialog, wire::ComposeMode::reply);
}

bool ComposerFiles::isFull(DialogId dialog) const {
    return m_tray.files(dialog, wire::ComposeMode::reply).size() >= AttachmentTray::kMostFiles;
}

std::optional<FileId> ComposerFiles::stored(int id) const {
    const TrayFile* file = m_tray.find(id);
    return file && file->state == TrayFile::State::ready ? file->attachment.file_id : std::nullopt;
}

bool ComposerFiles::admit(DialogId dialog, ComposerMode mode, const CheckedFile& file, AttachmentTray::Start start) {
    FileProblem problem = file.problem;
    qint64 most = mostFileBytes(m_desk);
    constexpr qint64 kAny = std::numeric_limits<qint64>::max();
    const qint64 channelMost =
        mode == ComposerMode::reply ? mostOfChannel(m_desk, dialog, file.type).value_or(kAny) : kAny;
    // Where it may go as a link or get smaller, it stands in the tray with that offer.
    const bool hasWay = m_desk.canLinkFiles() || mostPhotoBytes(messengerOf(m_desk, dialog), file.type, file.bytes);
    if (problem == FileProblem::none && file.bytes > channelMost && !hasWay) {
        problem = FileProblem::tooLargeForChannel;
        most = channelMost;
    }
    if (problem == FileProblem::none && !m_tray.add(dialog, modeOf(mode), file, start))
        problem = FileProblem::tooMany;
    if (problem != FileProblem::none) {
        emit refused(dialog, fileProblemWords(problem, file.source.name, file.bytes, most));
        return false;
    }
    const int id = m_tray.files(dialog, modeOf(mode)).back().id;
    keepOriginal(dialog, modeOf(mode), id, file);
    if (fileKind(file.type) == u"image" && mode == ComposerMode::reply)
        m_tray.setAsFile(id, m_window.composer()->pictureHabits().asFiles);
    show(dialog, modeOf(mode));
    return true;
}

bool ComposerFiles::mayGo(DialogId dialog, ComposerMode mode, const Looked& looked) {
    const auto wireMode = modeOf(mode);
    m_due.erase({dialog, wireMode});
    if (hasRefused(dialog, wireMode)) {
        m_window.composer()->setHint(dialog.value, refusedHint(dialog, wireMode));
        return false;
    }
    if (m_tray.isReady(dialog, wireMode))
        return true;
    if (m_tray.hasFailed(dialog, wireMode)) {
        m_window.composer()->setHint(dialog.value, tr("A file did not go up: try it again or remove it"));
        return false;
    }
    m_due[{dialog, wireMode}] = looked;
    m_window.composer()->setHint(dialog.value, tr("Goes out as soon as the files are up"));
    return false;
}

QString ComposerFiles::refusal(DialogId dialog, wire::ComposeMode mode, const QString& type, qint64 bytes) const {
    const domain::Capabilities* can = mode == wire::ComposeMode::reply ? messengerOf(m_desk, dialog) : nullptr;
    if (!can || can->media.empty() || domain::ruleFor(*can, type.toStdString(), bytes))
        return {};
    return channelRefusalWords(bytes, mostOfChannel(m_desk, dialog, type));
}

bool ComposerFiles::hasRefused(DialogId dialog, wire::ComposeMode mode) const {
    const auto& files = m_tray.files(dialog, mode);
    return std::any_of(files.begin(), files.end(), [&](const TrayFile& file) {
        return !file.asLink && !file.shrinking && !refusal(dialog, mode, file.type, file.bytes).isEmpty();
    });
}

QString ComposerFiles::refusedHint(DialogId dialog, wire::ComposeMode mode) const {
    for (const TrayFile& file : m_tray.files(dialog, mode))
        if (m_originals.contains(file.id) && !file.asLink && !refusal(dialog, mode, file.type, file.bytes).isEmpty())
            return tr("The messenger does not take so large a picture: compress it or remove it");
    return tr("The messenger does not take a file: send it as a link or remove it");
}

bool ComposerFiles::isDue(DialogId dialog) const {
    return m_due.contains({dialog, wire::ComposeMode::reply}) || m_due.contains({dialog, wire::ComposeMode::note});
}

void ComposerFiles::forget(DialogId dialog) {
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note}) {
        m_due.erase({dialog, mode});
        while (!m_tray.files(dialog, mode).empty())
            m_tray.remove(m_tray.files(dialog, mode).back().id);
    }
}

ComposerFiles::Taken ComposerFiles::apart(DialogId dialog, std::vector<wire::Attachment> files) const {
    Taken taken;
    for (wire::Attachment& file : files) {
        const QString type = QString::fromStdString(file.type);
        const bool fits = refusal(dialog, wire::ComposeMode::reply, type, file.size).isEmpty();
        (fits ? taken.attachments : taken.links).push_back(std::move(file));
    }
    return taken;
}

ComposerFiles::Taken ComposerFiles::take(DialogId dialog, ComposerMode mode) {
    std::vector<bool> asLink;
    for (const TrayFile& file : m_tray.files(dialog, modeOf(mode)))
        asLink.push_back(file.asLink);
    Taken taken;
    std::size_t next = 0;
    for (wire::Attachment& file : m_tray.take(dialog, modeOf(mode)))
        (asLink[next++] ? taken.links : taken.attachments).push_back(std::move(file));
    return taken;
}

void ComposerFiles::onChanged(DialogId dialog, wire::ComposeMode mode) {
    if (m_tray.size() == 0) {
        m_thumbnails.clear();
        m_originals.clear();
        m_sounds.clear();
        m_voiceLengths.clear();
    }
    show(dialog, mode);
    emit changed(dialog, mode);
    const auto due = m_due.find({dialog, mode});
    if (due == m_due.end())
        return;
    if (m_tray.isReady(dialog, mode)) {
        const Looked looked = due->second;
        m_due.erase(due);
        m_window.composer()->setHint(dialog.value, {});
        emit sendDue(dialog, modeOf(mode), looked);
    } else if (m_tray.hasFailed(dialog, mode)) {
        m_due.erase(due);
        m_window.composer()->setHint(dialog.value, tr("A file did not go up: try it again or remove it"));
    }
}

std::vector<wire::Attachment> ComposerFiles::ready(DialogId dialog, wire::ComposeMode mode) const {
    std::vector<wire::Attachment> files;
    for (const TrayFile& file : m_tray.files(dialog, mode))
        if (file.state == TrayFile::State::ready)
            files.push_back(file.attachment);
    return files;
}

std::vector<DraftFile> ComposerFiles::pending(DialogId dialog, wire::ComposeMode mode) const {
    std::vector<DraftFile> files;
    for (const TrayFile& file : m_tray.files(dialog, mode))
        if (file.state != TrayFile::State::ready && (!file.source.path.isEmpty() || !file.source.keptAs.isEmpty()))
            files.push_back(draftFile(file));
    if (m_running && m_running->dialog == dialog && mode == wire::ComposeMode::reply)
        files.push_back(m_running->kept);
    return files;
}

void ComposerFiles::restore(DialogId dialog, wire::ComposeMode mode, const KeptDraft& draft) {
    if (m_due.contains({dialog, mode}))
        m_window.composer()->setHint(dialog.value, tr("Goes out as soon as the files are up"));
    if (!m_tray.files(dialog, mode).empty())
        return;
    m_tray.putBack(dialog, mode, draft.files.value_or(std::vector<wire::Attachment>{}));
    for (const DraftFile& kept : draft.pending.value_or(std::vector<DraftFile>{})) {
        const QString path = QString::fromStdString(kept.path);
        const QByteArray pasted = kept.pasted ? m_desk.pasted(*kept.pasted) : QByteArray();
        if (!pasted.isEmpty() || isStill(kept))
            putBackPending(dialog, mode, kept, pasted);
        else
            emit refused(dialog,
                         tr("%1 is gone or another file by now: attach it again").arg(QFileInfo(path).fileName()));
    }
}

void ComposerFiles::putBackPending(DialogId dialog, wire::ComposeMode mode, const DraftFile& kept,
                                   const QByteArray& pasted) {
    const std::size_t before = m_tray.files(dialog, mode).size();
    if (pasted.isEmpty())
        add(dialog, modeOf(mode), {QString::fromStdString(kept.path)});
    else
        putBackPasted(dialog, mode, kept, pasted);
    if (m_tray.files(dialog, mode).size() > before)
        m_tray.setAsFile(m_tray.files(dialog, mode).back().id, kept.as_file.value_or(false));
}

bool ComposerFiles::follow(DialogId dialog, wire::ComposeMode mode, const KeptDraft& draft) {
    std::vector<int> gone;
    std::vector<FileId> here;
    std::vector<std::pair<int, bool>> chosen; ///< otherwise, how a picture goes
    const std::vector<wire::Attachment> drafted = draft.files.value_or(std::vector<wire::Attachment>{});
    const std::vector<FileId> asFiles = idsAsFiles(drafted);
    const auto isDrafted = [&](FileId id) {
        return std::ranges::count(drafted, std::optional(id), &wire::Attachment::file_id) > 0;
    };
    for (const TrayFile& file : m_tray.files(dialog, mode)) {
        const FileId stored = file.attachment.file_id.value_or(FileId{});
        if (file.state != TrayFile::State::ready)
            continue;
        if (std::ranges::count(draft.attachments, stored) == 0)
            gone.push_back(file.id);
        else
            here.push_back(stored);
        const bool asFile = std::ranges::count(asFiles, stored) > 0;
        if (file.asFile != asFile && isDrafted(stored))
            chosen.emplace_back(file.id, asFile);
    }
    std::vector<wire::Attachment> missing;
    for (const wire::Attachment& file : drafted)
        if (std::ranges::count(here, file.file_id.value_or(FileId{})) == 0)
            missing.push_back(file);
    if (gone.empty() && missing.empty() && chosen.empty())
        return false;
    unsetDue(dialog, mode);
    for (const int id : gone)
        m_tray.remove(id);
    for (const auto& [id, asFile] : chosen)
        m_tray.setAsFile(id, asFile);
    m_tray.putBack(dialog, mode, missing);
    return true;
}

void ComposerFiles::giveUp(qint64 dialog, const QList<qint64>& fileIds) {
    std::vector<int> gone;
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note})
        for (const TrayFile& file : m_tray.files(DialogId{dialog}, mode))
            if (fileIds.contains(file.attachment.file_id.value_or(FileId{}).value))
                gone.push_back(file.id);
    for (const int id : gone)
        m_tray.remove(id);
}

void ComposerFiles::unsetDue(DialogId dialog, wire::ComposeMode mode) {
    if (m_due.erase({dialog, mode}) > 0)
        m_window.composer()->setHint(dialog.value, {});
}

ComposerFiles::Aside ComposerFiles::setAside(DialogId dialog, wire::ComposeMode mode) {
    unsetDue(dialog, mode);
    Aside aside;
    std::vector<int> ids;
    for (const TrayFile& file : m_tray.files(dialog, mode)) {
        ids.push_back(file.id);
        if (file.state == TrayFile::State::ready)
            aside.ready.push_back(file.attachment);
        else
            aside.pending.emplace_back(draftFile(file), file.source.bytes);
    }
    for (const int id : ids)
        m_tray.remove(id);
    return aside;
}

void ComposerFiles::putBack(DialogId dialog, wire::ComposeMode mode, const Aside& files) {
    m_tray.putBack(dialog, mode, files.ready);
    for (const auto& [kept, bytes] : files.pending) {
        if (kept.pasted)
            m_desk.keepPasted(dialog, mode, {*kept.pasted, bytes}); // the draft has not named it meanwhile
        putBackPending(dialog, mode, kept, bytes);
    }
}

void ComposerFiles::putBackPasted(DialogId dialog, wire::ComposeMode mode, const DraftFile& kept,
                                  const QByteArray& bytes) {
    CheckedFile file = checkBytes(QString::fromStdString(kept.path), bytes, mostFileBytes(m_desk));
    file.source.keptAs = QString::fromStdString(*kept.pasted);
    if (admit(dialog, modeOf(mode), file) && fileKind(file.type) == u"voice")
        m_sounds.insert(m_tray.files(dialog, mode).back().id, bytes);
}

void ComposerFiles::show(DialogId dialog, wire::ComposeMode mode) {
    QList<PendingFileRow> rows;
    const domain::Capabilities* can = mode == wire::ComposeMode::reply ? messengerOf(m_desk, dialog) : nullptr;
    for (const TrayFile& file : m_tray.files(dialog, mode)) {
        PendingFileRow row = pendingFile(file);
        if (const QString length = m_voiceLengths.value(file.id); !length.isEmpty())
            row.name = tr("Voice message, %1", "its length").arg(length);
        row.asDocument = can && goesAsDocument(*can, file.type, file.bytes);
        if (can && !file.asLink) {
            const domain::MediaRule* photo = domain::photoRuleFor(*can, file.type.toStdString());
            row.hasChoice = photo && file.bytes <= photo->mostBytes;
            row.canShrink = m_originals.contains(file.id) && mostPhotoBytes(can, file.type, file.bytes);
        }
        row.asFile = file.asFile;
        row.isShrinking = file.shrinking;
        row.wasBytes = file.wasBytes;
        row.asLink = file.asLink;
        row.canLink = m_desk.canLinkFiles();
        row.refusal = file.asLink ? QString() : refusal(dialog, mode, file.type, file.bytes);
        loadThumbnail(file, dialog, mode);
        row.thumbnail = m_thumbnails.value(file.id);
        rows.append(row);
    }
    m_window.composer()->setFiles(dialog.value, modeOf(mode), rows);
}

void ComposerFiles::loadThumbnail(const TrayFile& file, DialogId dialog, wire::ComposeMode mode) {
    const bool onlyThere = file.source.path.isEmpty() && file.source.bytes.isEmpty();
    if (fileKind(file.type) != u"image" || onlyThere || m_thumbnails.contains(file.id))
        return;
    m_thumbnails.insert(file.id, {});
    readPicture(file.source.path, file.source.bytes, kThumbnail, this,
                [this, id = file.id, dialog, mode](const QImage& image) {
                    m_thumbnails.insert(id, image);
                    show(dialog, mode);
                });
}

void ComposerFiles::retranslate() {
    for (const auto& [key, looked] : m_due)
        m_window.composer()->setHint(key.first.value, tr("Goes out as soon as the files are up"));
}

} // namespace pult::client
