// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QLabel>

namespace pult::kit {

/// Text from people, drawn as it is: never rich text, so nothing a customer writes becomes mark-up.
/// Follows the theme. An eliding label shrinks, takes as many lines as it may and finds room for, ends in "…" and then
/// shows the whole text as its tooltip.
class Label final : public QLabel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Label)

public:
    Label(const Theme& theme, TextStyle style, Token colour = Token::textPrimary, Weight weight = Weight::regular,
          QWidget* parent = nullptr);

    void setColour(Token colour);
    void setWeight(Weight weight);
    void setEliding(bool eliding, int mostLines = 1);
    /// Some of the words don't fit into the place it has.
    bool isCut() const;

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    /// The lines as they are drawn; the last one ends in "…" when words are left over.
    QStringList linesIn(int width) const;

    const Theme& m_theme;
    TextStyle m_style;
    Token m_colour;
    Weight m_weight;
    bool m_eliding = false;
    int m_mostLines = 1;
};

} // namespace pult::kit
