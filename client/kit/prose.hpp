// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/text_block.hpp"
#include "client/kit/theme.hpp"

#include <QWidget>

#include <optional>

namespace pult::kit {

/// Lines from people in a column of any width: drawn as they are, every paragraph in its own direction, a word
/// longer than the column broken rather than cut.
class Prose final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Prose)

public:
    Prose(const Theme& theme, TextStyle style, Token colour = Token::textPrimary, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const TextBlock& block(int width) const;

    const Theme& m_theme;
    TextStyle m_style;
    Token m_colour;
    QString m_text;
    mutable std::optional<TextBlock> m_block; ///< as it was laid out last
    mutable int m_blockWidth = -1;
};

} // namespace pult::kit
