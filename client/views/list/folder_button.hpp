// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/rows/folder.hpp"

#include <QPushButton>
#include <QStringList>

namespace pult::client {

/// A folder's number as it is written, marked where only this computer has counted; no words for none.
QString numberWords(int number, const FolderCount& count);

/// One row of the folder column: icon, name, how many need an answer.
class FolderButton final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderButton)

public:
    FolderButton(const kit::Theme& theme, const QString& icon, QWidget* parent = nullptr);
    /// `number` stands beside the name, 0 doesn't; `count` and `key` are told by the tooltip.
    void describe(const QString& name, int number, const FolderCount& count, const QString& key);
    /// A channel's letters stand for the icon, in one column with those of other channels.
    void setBadge(const QString& channelKind, const QStringList& column);
    /// Somebody has named it, as long as he liked.
    void setEliding(bool eliding) { m_eliding = eliding; }
    /// Something in it has gone wrong: red, and not by the colour alone.
    void setGrave(bool grave);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QString m_icon;
    QString m_badge;
    QStringList m_badges;
    QString m_name;
    QString m_number;
    bool m_grave = false;
    bool m_eliding = false;
};

} // namespace pult::client
