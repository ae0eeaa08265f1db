// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QPushButton>

namespace pult::client {

/// The title of a block, of the card or of folders; a click or Space folds the block away.
class BlockHead final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BlockHead)

public:
    BlockHead(const kit::Theme& theme, const QString& title, qsizetype count, bool folded, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QString m_title;
    QString m_count;
    bool m_folded;
};

} // namespace pult::client
