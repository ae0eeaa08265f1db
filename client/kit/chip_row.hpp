// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QStringList>
#include <QWidget>

namespace pult::kit {

/// Small words on tinted paper, side by side in one line or wrapped. In one line the chips that don't fit become "+3",
/// all of them where not even the first can be read.
/// Removable ones end in a cross; arrow keys choose one, Delete takes it away.
class ChipRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipRow)

public:
    enum class Flow { line, wrap };
    ChipRow(const Theme& theme, Flow flow, QWidget* parent = nullptr);
    void setChips(const QStringList& chips);
    /// Grey by default.
    void setColours(Token paper, Token ink);
    void setRemovable(bool removable);

    /// How much of so wide a place its chips take.
    int filledWidth(int room) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_flow == Flow::wrap; }
    int heightForWidth(int width) const override;

signals:
    void removeRequested(const QString& chip);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Placed {
        QRect rect;
        QString words;
    };
    QList<Placed> place(int width) const;
    int chipWidth(const QString& words) const;
    QRect crossOf(const QRect& chip) const;
    void setCurrent(qsizetype chip);
    void describe();

    const Theme& m_theme;
    Flow m_flow;
    Token m_paper = Token::bgHover;
    Token m_ink = Token::textSecondary;
    QStringList m_chips;
    bool m_removable = false;
    qsizetype m_current = 0;
};

} // namespace pult::kit
