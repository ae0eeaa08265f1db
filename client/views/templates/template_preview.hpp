// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/templates/template_fill.hpp"

#include <QTextEdit>

namespace pult::client {

/// A prepared text as it would be put in: what was filled is tinted, what is still asked for stands as amber pills.
class TemplatePreview final : public QTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplatePreview)

public:
    TemplatePreview(const kit::Theme& theme, QWidget* parent = nullptr);
    void showText(const FilledTemplate& text);

private:
    void draw();

    const kit::Theme& m_theme;
    FilledTemplate m_shown;
};

} // namespace pult::client
