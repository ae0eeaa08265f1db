// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace pult::kit {

class Theme;

/// What a dialog has too little height for: words end at a hairline where there is more of them.
class EdgedScroll final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EdgedScroll)

public:
    static constexpr int kEdges = 2; ///< what both lines take of its height

    explicit EdgedScroll(const Theme& theme, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace pult::kit
