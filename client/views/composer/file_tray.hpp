// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <algorithm>

#include "client/views/composer/file_chip.hpp"

namespace pult::client {

/// The files of a composer, in rows; hidden while there are none. Of more than two rows it scrolls: the thread above
/// keeps its place.
class FileTray final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTray)

public:
    explicit FileTray(const kit::Theme& theme, QWidget* parent = nullptr);
    void setFiles(const QList<PendingFileRow>& files);
    /// Which of the voice messages is heard; 0: none.
    void setHeard(int id);
    void retranslate();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return std::min(arrange(width, false), mostHeight(width)); }

signals:
    void removeRequested(int id);
    void retryRequested(int id);
    void linkRequested(int id);
    void kindChosen(int id, bool asFile);
    void shrinkingToggled(int id);
    void hearingToggled(int id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int mostHeight(int width) const;
    int arrange(int width, bool move) const;
    void place();

    const kit::Theme& m_theme;
    QWidget* m_rows;
    QList<FileChip*> m_chips;
    int m_heard = 0;
};

} // namespace pult::client
