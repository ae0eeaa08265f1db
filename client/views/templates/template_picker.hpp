// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/templates/template_fill.hpp"
#include "client/models/templates/template_search.hpp"

#include <QWidget>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace pult::kit {
class BadgeView;
class Button;
class IconView;
class Label;
} // namespace pult::kit

namespace pult::client {

class PickerList;
class TemplatePreview;

/// Prepared texts over the composer: folders, what fits the typed words, and how the text would look for this customer.
///
/// The caret is in its field. Up and Down choose a text, Ctrl with them a folder; Enter puts the text in, Ctrl+Enter
/// sends it, Tab puts it in as well, with the first gap chosen. A text that the messenger has approved goes out as it
/// is: what it asks for is asked here.
class TemplatePicker final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplatePicker)

public:
    TemplatePicker(const kit::Theme& theme, QWidget* parent);

    void setTemplates(const QList<TemplateRow>& templates);
    /// What can be done by a typed slash beside putting a text in.
    void setCommands(const QList<TemplateRow>& commands);
    /// Texts are only chosen in it, neither made nor changed.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// The dialog that is open; another one closes the picker.
    void setContext(std::int64_t dialogId, const TemplateContext& context);
    /// `query` with a slash: it stands in the composer as well and is told as it changes.
    void open(const QString& query);
    /// Where the words stand that it floats over: the picker ends at the top edge, and begins under `head` unless what
    /// is asked for needs more.
    void placeAbove(const QRect& composer, int head);
    bool isOpen() const { return isVisible(); }
    /// Values for an approved one are being typed.
    bool isFilling() const { return isOpen() && !m_inputs.isEmpty(); }
    /// Back to what is being typed; nothing where nothing is.
    void focusForm();
    /// As Enter in it.
    void sendForm();
    /// As leaving it without a choice.
    void giveUp();
    const TemplateRow* chosen() const;
    const QList<TemplateRow>& templates() const { return m_templates; }

signals:
    void insertRequested(const pult::client::TemplateRow& row, const pult::client::FilledTemplate& text, bool send);
    /// One that goes out as it is, with the values of what it asks for.
    void approvedRequested(const pult::client::TemplateRow& row, const QHash<QString, QString>& values);
    void commandRequested(const QString& command);
    void queryTyped(const QString& query);
    void newRequested();
    void editRequested(const pult::client::TemplateRow& row);
    /// Nothing was chosen.
    void dismissed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Which texts a line of the folder list stands for.
    struct Folder {
        enum class Kind { all, named, mine, approved, commands };
        Kind kind = Kind::all;
        QString name; ///< of a named one its path
    };

    void build();
    void retranslate();
    void restyle();
    void refill();
    void fillFolders();
    void countFolders(const QList<int>& found);
    bool isBarred(const TemplateRow& row) const;
    bool isIn(const TemplateRow& row, const Folder& folder) const;
    void search();
    void showChosen();
    void showForm(const TemplateRow& row);
    void showFormAgain(const QStringList& values, int focused);
    void hideForm();
    void sizeList();
    void place();
    void take(bool send);
    void sendApproved(const TemplateRow& row);
    void finish();
    bool onKey(QObject* watched, int key, Qt::KeyboardModifiers modifiers);
    FilledTemplate filled(const TemplateRow& row) const;

    const kit::Theme& m_theme;
    TemplateSearch m_search;
    QList<TemplateRow> m_templates;
    QList<TemplateRow> m_commands;
    TemplateContext m_context;
    std::int64_t m_dialogId = 0;
    bool m_bySlash = false;
    bool m_readOnly = false;
    QList<Folder> m_folders;
    int m_roomForRows = 2;
    QRect m_composer;
    int m_head = 0;
    static constexpr int kHeading = -1;
    QList<int> m_found; ///< of the list's rows: indices into templates(), or a heading

    PickerList* m_folderList;
    PickerList* m_list;
    kit::Button* m_new;
    kit::Button* m_newHere; ///< where there is no room for the folders
    kit::Button* m_edit;
    kit::IconView* m_lens;
    QLineEdit* m_field;
    kit::Label* m_nothing;
    kit::Label* m_for;
    kit::BadgeView* m_badge;
    kit::Label* m_variant;
    TemplatePreview* m_preview;
    kit::Label* m_extras; ///< files and what happens on sending
    QWidget* m_form;
    QScrollArea* m_formPlace; ///< shows some of it
    QVBoxLayout* m_formRows;
    QList<QLineEdit*> m_inputs; ///< of the form, one for each parameter
    QWidget* m_foot;
    kit::Label* m_keys;
    kit::IconView* m_warnIcon;
    kit::Label* m_warn;
};

} // namespace pult::client
