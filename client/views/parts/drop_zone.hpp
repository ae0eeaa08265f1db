// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "client/kit/theme.hpp"

class QMimeData;

namespace pult::client {

/// The files of this computer that are being dragged; empty: nothing that could be sent.
QStringList draggedFiles(const QMimeData& data);

/// Lies over a pane while files are dragged over it and says to whom they would go.
class DropZone final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropZone)

public:
    DropZone(const kit::Theme& theme, QWidget* parent);
    void showWords(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QString m_words;
};

} // namespace pult::client
