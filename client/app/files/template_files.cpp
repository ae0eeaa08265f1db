// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/template_files.hpp"

#include "client/app/files/file_words.hpp"
#include "client/app/files/pending_files.hpp"
#include "client/app/files/photo_work.hpp"
#include "client/state/photo_privacy.hpp"
#include "client/views/templates/template_editor.hpp"

#include <algorithm>

namespace pult::client {

namespace {

/// The tray keeps files by dialogs, this one has none.
constexpr DialogId kNoDialog{};
constexpr auto kMode = wire::ComposeMode::reply;

} // namespace

TemplateFiles::TemplateFiles(const Desk& desk, Courier& courier, TemplateEditor& editor)
    : QObject(&editor), m_desk(desk), m_editor(editor), m_tray(courier) {
    connect(&editor, &TemplateEditor::filesChosen, this, &TemplateFiles::add);
    connect(&editor, &TemplateEditor::uploadRemoved, &m_tray, &AttachmentTray::remove);
    connect(&editor, &TemplateEditor::uploadRetried, &m_tray, &AttachmentTray::retry);
    connect(&m_tray, &AttachmentTray::changed, this, &TemplateFiles::takeReady);
    connect(&m_tray, &AttachmentTray::progressed, this, &TemplateFiles::show);
}

TemplateFiles::~TemplateFiles() {
    m_tray.clear();
}

void TemplateFiles::add(const QStringList& paths) {
    constexpr auto kMost = static_cast<qsizetype>(AttachmentTray::kMostFiles);
    QStringList problems;
    for (const QString& path : paths) {
        const CheckedFile file = checkFile(path, mostFileBytes(m_desk));
        if (file.problem != FileProblem::none)
            problems.append(fileProblemWords(file.problem, file.source.name, file.bytes, mostFileBytes(m_desk)));
        else if (m_editor.fileCount() + m_tray.size() >= kMost)
            problems.append(tr("“%1” does not fit: at most %2 files go along").arg(file.source.name).arg(kMost));
        else if (mayTellPlace(file.type))
            addPhoto(file);
        else
            m_tray.add(kNoDialog, kMode, file);
    }
    if (!problems.isEmpty())
        m_editor.showProblem(problems.join(u'\n'));
}

/// Whoever gets the text gets it without the place.
void TemplateFiles::addPhoto(const CheckedFile& file) {
    m_tray.add(kNoDialog, kMode, file, AttachmentTray::Start::whenReplaced);
    const int id = m_tray.files(kNoDialog, kMode).back().id;
    readWithoutPlace(file, this, [this, id](const CleanPhoto& clean) {
        if (!m_tray.find(id))
            return;
        if (clean.keepsPlace)
            m_editor.showProblem(placeStaysWords(clean.file.source.name));
        m_tray.replace(id, clean.file);
    });
}

void TemplateFiles::takeReady() {
    const auto& files = m_tray.files(kNoDialog, kMode);
    const auto ready =
        std::ranges::find_if(files, [](const TrayFile& file) { return file.state == TrayFile::State::ready; });
    if (ready == files.end())
        return show();
    const wire::Attachment stored = ready->attachment;
    m_tray.remove(ready->id); // which comes here again for the next one
    m_editor.addFile({stored.file_id.value_or(FileId{}).value, QString::fromStdString(stored.name)});
}

void TemplateFiles::show() {
    QList<PendingFileRow> rows;
    for (const TrayFile& file : m_tray.files(kNoDialog, kMode))
        rows.append(pendingFile(file));
    m_editor.setUploads(rows);
}

} // namespace pult::client
