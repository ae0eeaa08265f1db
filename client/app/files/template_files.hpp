// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/state/attachment_tray.hpp"

namespace pult::client {

class Desk;
class TemplateEditor;

/// Files that are put into a prepared text while it is written: checked, carried up and shown, and part of it once they
/// are at the server.
///
/// Owner    the editor: what is still going up when it closes is given up.
class TemplateFiles final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateFiles)
public:
    /// `desk` and `courier` outlive it.
    TemplateFiles(const Desk& desk, Courier& courier, TemplateEditor& editor);
    ~TemplateFiles() override;

private:
    void add(const QStringList& paths);
    void addPhoto(const CheckedFile& file);
    void takeReady();
    void show();

    const Desk& m_desk;
    TemplateEditor& m_editor;
    AttachmentTray m_tray;
};

} // namespace pult::client
