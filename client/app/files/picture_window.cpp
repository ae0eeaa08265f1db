// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/picture_window.hpp"

#include "client/app/files/picture_reader.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/state/desk.hpp"

#include <QFileDialog>
#include <QSaveFile>

namespace pult::client {

namespace {

constexpr qint64 kMaxBytes = 100 * 1024 * 1024;
/// Beyond that a picture is shown smaller than it is; it is saved as it is.
constexpr QSize kMost(6000, 6000);

} // namespace

PictureWindow::PictureWindow(Desk& desk, Courier& courier, kit::Theme& theme, QObject* parent)
    : QObject(parent), m_desk(desk), m_courier(courier), m_theme(theme) {}

PictureWindow::~PictureWindow() = default;

PictureViewer& PictureWindow::viewer() {
    if (!m_viewer) {
        m_viewer = std::make_unique<PictureViewer>(m_theme);
        m_viewer->setAttribute(Qt::WA_QuitOnClose, false);
        connect(m_viewer.get(), &PictureViewer::saveRequested, this, &PictureWindow::save);
    }
    return *m_viewer;
}

void PictureWindow::open(FileId id, const QString& name, const QImage& preview) {
    m_shown = id;
    m_bytes.clear();
    viewer().open(harmless(name), preview);
    m_desk.fileLink(id, this, [this, id](const Result<std::string>& link) {
        if (!link)
            return onFetched(id, link.error());
        m_courier.fetch(QString::fromStdString(*link), kMaxBytes, this,
                        [this, id](const Result<QByteArray>& bytes) { onFetched(id, bytes); });
    });
}

void PictureWindow::onFetched(FileId id, const Result<QByteArray>& bytes) {
    if (id != m_shown)
        return; // the operator has opened another one
    if (!bytes) {
        m_viewer->showProblem(refusalWords(bytes.error()));
        return;
    }
    m_bytes = *bytes;
    readPicture({}, m_bytes, kMost, this, [this, id](const QImage& image) {
        if (id != m_shown)
            return;
        if (image.isNull())
            m_viewer->showProblem(tr("This picture can't be shown; saved, it may open elsewhere"));
        else
            m_viewer->setPicture(image);
    });
}

void PictureWindow::save() {
    if (m_bytes.isEmpty())
        return;
    // No loop of its own: whoever is signed out meanwhile leaves the viewer behind.
    auto* chooser = new QFileDialog(m_viewer.get(), tr("Save the picture"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->selectFile(m_viewer->name());
    // Another picture may be opened while the chooser is.
    connect(chooser, &QFileDialog::fileSelected, this, [this, bytes = m_bytes](const QString& path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            m_viewer->showProblem(tr("It could not be saved: %1").arg(file.errorString()));
    });
    chooser->open();
}

} // namespace pult::client
