// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/small_widgets.hpp"

class QLineEdit;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// What is looked for within the open dialog: a box, how many hits there are and which of them is shown.
class FindBar final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBar)

public:
    FindBar(const kit::Theme& theme, QWidget* parent = nullptr);

    /// Shows the bar with the caret in its box, what stands there is marked.
    void begin();
    bool isOpen() const { return !isHidden(); }
    void close();
    QString text() const;
    QLineEdit* field() const { return m_field; }
    /// The `at`th hit of `count`, counted from 1 and the newest; `count` -1: not known yet. `offline`: only what is on
    /// this computer was looked through.
    void setCount(int at, int count, bool offline = false);
    /// Why nothing could be looked for.
    void setTrouble(const QString& words);
    void showCount(int at, int count);
    QString countWords() const;

signals:
    void typed(const QString& text);
    /// +1: the next, which is older; -1: back.
    void stepRequested(int by);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void restyle();

    const kit::Theme& m_theme;
    int m_at = 0;
    int m_count = -1;
    bool m_offline = false;
    QString m_trouble;
    kit::IconView* m_lens;
    QLineEdit* m_field;
    kit::Label* m_words;
    kit::Button* m_next;
    kit::Button* m_previous;
    kit::Button* m_close;
};

} // namespace pult::client
