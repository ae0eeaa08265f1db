// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"

#include <QBoxLayout>

namespace pult::client {

/// A page of the settings: lines of words with something to set at their end.
class SettingsPage : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    explicit SettingsPage(const kit::Theme& theme);
    /// What is set by the line that says so; null: there is no such line.
    QWidget* controlOf(const QString& words) const;

protected:
    /// Says its words anew when the language changes.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

    kit::Label* addHeading();
    /// Words at the left, something to set at the right. Answers the words.
    kit::Label* addLine(const QList<QWidget*>& controls);
    kit::Label* addWords(kit::Token colour);
    QVBoxLayout* lines() const { return m_lines; }

    const kit::Theme& m_theme;

private:
    QVBoxLayout* m_lines;
};

} // namespace pult::client
