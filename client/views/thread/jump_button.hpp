// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QKeySequence>
#include <QPushButton>

namespace pult::client {

/// The round button over the thread that leads to the newest message; a counter says how many are below.
class JumpButton final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JumpButton)

public:
    JumpButton(const kit::Theme& theme, QWidget* parent);
    void setCount(int count);
    /// The one that does the same.
    void setKey(const QKeySequence& key);
    QSize sizeHint() const override;
    /// Without its shadow and the place of its number.
    QRect disc() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    const kit::Theme& m_theme;
    int m_count = 0;
    QKeySequence m_key;
};

} // namespace pult::client
