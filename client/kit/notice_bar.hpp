// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QKeySequence>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QMenu;

namespace pult::kit {

class Button;
class Label;

enum class Tone { plain, info, success, warning, danger, grey };

/// A strip across a pane that says what happened and what to do about it. Never modal, never takes the focus.
/// Screen readers hear the words when they change.
class NoticeBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    explicit NoticeBar(const Theme& theme, QWidget* parent = nullptr);

    /// Shows the bar without actions.
    void show(Tone tone, const QString& icon, const QString& words);
    /// Other words for what is shown already, as when seconds pass: nobody is told again.
    void setWords(const QString& words);
    /// Adds a button at the end; its click runs the action and leaves the bar to whoever owns it. The key stands on it.
    Button& addAction(const QString& words, std::function<void()> action, const QKeySequence& key = {});
    /// Of the first button; empty: it has none now.
    void setActionKey(const QKeySequence& key);
    /// Adds an entry to the dots menu at the end, for what doesn't fit beside the words.
    void addFurtherAction(const QString& words, const QString& menuHint, std::function<void()> action);
    /// Adds the small cross that hides the bar; `closed` runs after that.
    void addClose(const QString& hint, std::function<void()> closed = {});
    QString words() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void append(QWidget* button);
    void restyle();
    void fit();
    Token paper() const;
    Token ink() const;

    const Theme& m_theme;
    Tone m_tone = Tone::plain;
    QString m_icon;
    Label* m_words;
    QHBoxLayout* m_row;
    QList<QWidget*> m_buttons;
    QMenu* m_further = nullptr; ///< of the dots button
};

} // namespace pult::kit
