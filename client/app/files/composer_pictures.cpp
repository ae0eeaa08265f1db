// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures on their way into a message: without the place where they were taken, and small enough for a photo.
#include "client/app/files/composer_files.hpp"

#include "client/app/files/file_words.hpp"
#include "client/app/files/pending_files.hpp"
#include "client/app/files/photo_work.hpp"
#include "client/state/desk.hpp"

#include <QFileInfo>

namespace pult::client {

void ComposerFiles::addPhoto(DialogId dialog, ComposerMode mode, const CheckedFile& file) {
    if (!admit(dialog, mode, file, AttachmentTray::Start::whenReplaced))
        return;
    const int id = m_tray.files(dialog, modeOf(mode)).back().id;
    readWithoutPlace(file, this, [this, dialog, mode, id](const CleanPhoto& clean) {
        const TrayFile* waiting = m_tray.find(id);
        if (!waiting)
            return;
        if (clean.keepsPlace) {
            unsetDue(dialog, modeOf(mode)); // whoever sends it has read this
            emit refused(dialog, placeStaysWords(clean.file.source.name));
        }
        keepOriginal(dialog, modeOf(mode), id, clean.file);
        if (!waiting->shrinking && waiting->wasBytes == 0) // else it goes as what was made of it
            m_tray.replace(id, clean.file);
    });
}

void ComposerFiles::keepOriginal(DialogId dialog, wire::ComposeMode mode, int id, const CheckedFile& file) {
    if (mode == wire::ComposeMode::reply && mostPhotoBytes(messengerOf(m_desk, dialog), file.type, file.bytes))
        m_originals.insert(id, file);
}

void ComposerFiles::toggleShrinking(int id) {
    const TrayFile* file = m_tray.find(id);
    const auto original = m_originals.constFind(id);
    if (!file || file->shrinking || original == m_originals.cend())
        return;
    if (file->wasBytes > 0)
        return putUp(id, *original);
    const auto most = mostPhotoBytes(messengerOf(m_desk, m_tray.dialogOf(id)), original->type, original->bytes);
    if (!most)
        return;
    m_tray.setShrinking(id, true);
    shrinkPicture(original->source.path, original->source.bytes, *most, this,
                  [this, id](const QByteArray& smaller) { onShrunk(id, smaller); });
}

void ComposerFiles::onShrunk(int id, const QByteArray& smaller) {
    if (!m_tray.find(id))
        return;
    CheckedFile file = m_originals.value(id);
    if (smaller.isEmpty()) {
        emit refused(m_tray.dialogOf(id), tr("“%1” can't be compressed").arg(file.source.name));
        return putUp(id, file);
    }
    const qint64 wasBytes = file.bytes;
    file.bytes = smaller.size();
    file.type = QStringLiteral("image/jpeg");
    file.source.bytes = smaller;
    file.source.name = QFileInfo(file.source.name).completeBaseName() + QStringLiteral(".jpg");
    m_tray.setAsFile(id, false);
    putUp(id, file, wasBytes);
}

void ComposerFiles::putUp(int id, const CheckedFile& file, qint64 wasBytes) {
    // Before the draft that names it.
    if (!file.source.keptAs.isEmpty())
        m_desk.keepPasted(m_tray.dialogOf(id), wire::ComposeMode::reply,
                          {file.source.keptAs.toStdString(), file.source.bytes});
    m_tray.replace(id, file, wasBytes);
}

} // namespace pult::client
