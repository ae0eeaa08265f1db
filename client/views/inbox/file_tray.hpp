// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "client/kit/theme.hpp"
#include "client/views/inbox/pending_file.hpp"

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
    void retranslate();
    QSize sizeHint() const override;

signals:
    void removeRequested(int id);
    void retryRequested(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString stateWords() const;
    QString uploadWords(int percent, qint64 bytesPerSecond) const;
    int buttonsWidth() const;

    const kit::Theme& m_theme;
    PendingFileRow m_file;
    kit::Button* m_again;
    kit::Button* m_cross;
};

/// The files of a composer, in rows; hidden while there are none.
class FileTray final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTray)

public:
    explicit FileTray(const kit::Theme& theme, QWidget* parent = nullptr);
    void setFiles(const QList<PendingFileRow>& files);
    void retranslate();
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(width, false); }

signals:
    void removeRequested(int id);
    void retryRequested(int id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int arrange(int width, bool move) const;

    const kit::Theme& m_theme;
    QList<FileChip*> m_chips;
};

} // namespace pult::client
