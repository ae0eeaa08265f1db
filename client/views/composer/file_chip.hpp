// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "client/kit/theme.hpp"
#include "client/views/composer/pending_file.hpp"

class QMenu;

namespace pult::kit {
class Button;
}

namespace pult::client {

/// One file that waits in the composer: picture or icon, name, how far it is, a cross; "again" when it has failed.
class FileChip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileChip)

public:
    FileChip(const kit::Theme& theme, QWidget* parent);
    void setFile(const PendingFileRow& file);
    int id() const { return m_file.id; }
    void setHeard(bool heard);
    void retranslate();
    QSize sizeHint() const override;
    /// In so wide a place: where one line is too little it is as wide as that, and has two.
    QSize sizeIn(int room) const;

signals:
    void removeRequested(int id);
    void retryRequested(int id);
    void linkRequested(int id);
    /// It is to go as a file, or as a photo.
    void kindChosen(int id, bool asFile);
    /// It is to be made smaller, or to be again as it was.
    void shrinkingToggled(int id);
    void hearingToggled(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent*) override { placeButtons(); }

private:
    QString stateWords() const;
    QString readyWords() const;
    void fillKinds();
    void placeButtons();
    /// Of the ways out that are words.
    int waysWidth() const;
    QString uploadWords(int percent, qint64 bytesPerSecond) const;
    int buttonsWidth() const;
    bool hasTwoLines() const { return width() < sizeHint().width(); }
    QRect secondLine() const;
    void paintFace(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    bool isRefused() const;
    /// A tick, or a warning.
    bool hasSign() const { return m_file.state != PendingFileRow::State::uploading || isRefused(); }

    const kit::Theme& m_theme;
    PendingFileRow m_file;
    kit::Button* m_play; ///< of a voice message, where others have their icon
    kit::Button* m_again;
    kit::Button* m_link;   ///< of one that the channel doesn't take
    kit::Button* m_shrink; ///< of a picture that is too large there, and back
    kit::Button* m_kind;   ///< photo or file
    kit::Button* m_cross;
    QMenu* m_kinds;
    bool m_heard = false;
};

} // namespace pult::client
