<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RadGaze</name>
    <message>
        <source>   archives: {archives}</source>
        <translation>   归档：{archives}</translation>
    </message>
    <message>
        <source>   busy</source>
        <translation>   忙</translation>
    </message>
    <message>
        <source>   busy: {doing}</source>
        <translation>   忙：{doing}</translation>
    </message>
    <message>
        <source>   no archive set up</source>
        <translation>   未设置归档</translation>
    </message>
    <message>
        <source> (filter: {words})</source>
        <translation> （筛选：{words}）</translation>
    </message>
    <message>
        <source> Also set: {unseen}.</source>
        <translation> 另已设置：{unseen}。</translation>
    </message>
    <message>
        <source> Click targets to collect them again.</source>
        <translation> 点击目标可重新采集。</translation>
    </message>
    <message>
        <source> Degrees are approximate. Assumed: {assumed}.</source>
        <translation> 度数为近似值。假定：{assumed}。</translation>
    </message>
    <message>
        <source> Needs: {needs}.</source>
        <translation> 需要：{needs}。</translation>
    </message>
    <message>
        <source> Not the whole study came: {missing}</source>
        <translation> 检查未完整取回：{missing}</translation>
    </message>
    <message>
        <source> Only the first {limit} are shown: narrow the search.</source>
        <translation> 仅显示前 {limit} 个：请缩小搜索范围。</translation>
    </message>
    <message>
        <source> in another window</source>
        <translation> （在另一个窗口中）</translation>
    </message>
    <message>
        <source> in the chosen stretch</source>
        <translation> （所选时段）</translation>
    </message>
    <message>
        <source> {count} more like this.</source>
        <translation> 另有 {count} 个类似。</translation>
    </message>
    <message>
        <source> {count} objects are no radiographs: {refused}</source>
        <translation> {count} 个对象不是 X 线片：{refused}</translation>
    </message>
    <message>
        <source> {distance_mm:.0f} cm away.</source>
        <translation> 距离 {distance_mm:.0f} 厘米。</translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation>（未安装）</translation>
    </message>
    <message>
        <source>, TLS</source>
        <translation>，TLS</translation>
    </message>
    <message>
        <source>, bent</source>
        <translation>，已形变</translation>
    </message>
    <message>
        <source>, painted over</source>
        <translation>，有绘改</translation>
    </message>
    <message>
        <source>, {memory_mb:.1f} GB</source>
        <translation>，{memory_mb:.1f} GB</translation>
    </message>
    <message>
        <source>, {waiting} waiting</source>
        <translation>，{waiting} 个等待</translation>
    </message>
    <message>
        <source>. Marked: {doubts}</source>
        <translation>。标记：{doubts}</translation>
    </message>
    <message>
        <source>/ shows the current image</source>
        <translation>/ 显示当前图像</translation>
    </message>
    <message>
        <source>0.0.0.0 for every network</source>
        <translation>0.0.0.0 表示所有网络</translation>
    </message>
    <message>
        <source>20240131, or a range 20240101-20240131</source>
        <translation>20240131，或区间 20240101-20240131</translation>
    </message>
    <message>
        <source>600, assumed</source>
        <translation>600，假定</translation>
    </message>
    <message>
        <source>; demo model</source>
        <translation>；演示模型</translation>
    </message>
    <message>
        <source>A GPU that works, else the processor</source>
        <translation>可用的 GPU，否则处理器</translation>
    </message>
    <message>
        <source>A PACS, by DICOM or DICOMweb</source>
        <translation>PACS，经 DICOM 或 DICOMweb</translation>
    </message>
    <message>
        <source>A finding or a phrase: left lower lobe opacity</source>
        <translation>英文征象或短语：left lower lobe opacity</translation>
    </message>
    <message>
        <source>A finding or any phrase; Enter explains it</source>
        <translation>英文征象或任意短语；回车解释</translation>
    </message>
    <message>
        <source>A hanging protocol is left out: {problem}</source>
        <translation>略去一个挂片协议：{problem}</translation>
    </message>
    <message>
        <source>A length from 0.01 to 5000 mm, as 12.5 or 12,5</source>
        <translation>0.01 至 5000 毫米的长度，如 12.5 或 12,5</translation>
    </message>
    <message>
        <source>A lens under the mouse</source>
        <translation>鼠标处的镜片</translation>
    </message>
    <message>
        <source>A line where each map crosses one half</source>
        <translation>每张图越过一半处的线</translation>
    </message>
    <message>
        <source>A line where the map crosses the level</source>
        <translation>图越过该水平处的线</translation>
    </message>
    <message>
        <source>A line where the map crosses the level (C)</source>
        <translation>图越过该水平处的线（C）</translation>
    </message>
    <message>
        <source>A made-up chest film; nothing of it comes into your list</source>
        <translation>一张虚构的胸片；不会进入您的列表</translation>
    </message>
    <message>
        <source>A model finds lungs and heart and places the lines; drag them where they are wrong</source>
        <translation>模型找到肺和心脏并放置线；不对时请拖动</translation>
    </message>
    <message>
        <source>A name of your own for it, such as main; Enter adds it</source>
        <translation>您自定的名称，例如 main；回车添加</translation>
    </message>
    <message>
        <source>A participant&apos;s trials from a study&apos;s folder: the participant&apos;s window, and yours</source>
        <translation>从研究文件夹运行受试者的试次：受试者窗口和您的窗口</translation>
    </message>
    <message>
        <source>A patient&apos;s studies together</source>
        <translation>同一患者的检查排在一起</translation>
    </message>
    <message>
        <source>A pseudonym under which the recording is kept</source>
        <translation>保存记录所用的假名</translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks.</source>
        <translation>能看到放射科医生在看哪里的放射工作站。</translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks: it shows chest radiographs, records gaze, and lays beside it what models see, where they expect a reader to look, and what they would report.</source>
        <translation>能看到放射科医生在看哪里的放射工作站：显示胸片，记录视线，并在旁边展示模型看到了什么、预计阅片者会看哪里，以及会报告什么。</translation>
    </message>
    <message>
        <source>A ring where the eyes are now. It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation>在眼睛当前位置显示圆环。它会吸引视线：若阅片者的视线重要，请关闭</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>一句话</translation>
    </message>
    <message>
        <source>A short id, such as R01</source>
        <translation>简短的 ID，例如 R01</translation>
    </message>
    <message>
        <source>A story for an audience, full screen, that goes round by itself</source>
        <translation>面向观众的全屏故事，自动循环</translation>
    </message>
    <message>
        <source>A story for an audience, full screen: eyes, maps, predicted paths and drafts, round and round</source>
        <translation>面向观众的全屏故事：眼睛、图、预测路径和草稿，循环播放</translation>
    </message>
    <message>
        <source>A study of gaze: its participants, one sitting after the other</source>
        <translation>视线研究：受试者逐次会话</translation>
    </message>
    <message>
        <source>AE title</source>
        <translation>AE 标题</translation>
    </message>
    <message>
        <source>AE titles, divided by commas</source>
        <translation>AE 标题，用逗号分隔</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>AI on</source>
        <translation>AI 开启</translation>
    </message>
    <message>
        <source>AI on request</source>
        <translation>AI 按需</translation>
    </message>
    <message>
        <source>AI on request. Research use only, not for diagnosis.</source>
        <translation>AI 按需。仅供研究，不用于诊断。</translation>
    </message>
    <message>
        <source>AI was not asked. {reason}</source>
        <translation>未询问 AI。{reason}</translation>
    </message>
    <message>
        <source>About RadGaze</source>
        <translation>关于 RadGaze</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Accept (exports as VERIFIED)</source>
        <translation>接受（导出为 VERIFIED）</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部接受</translation>
    </message>
    <message>
        <source>Accept sentence</source>
        <translation>接受此句</translation>
    </message>
    <message>
        <source>Accepted by {accepted_by}: exported as VERIFIED.</source>
        <translation>由 {accepted_by} 接受：导出为 VERIFIED。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确度</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a checkpoint folder</source>
        <translation>添加检查点文件夹</translation>
    </message>
    <message>
        <source>Add a checkpoint folder in Hugging Face layout; nothing is fetched</source>
        <translation>添加 Hugging Face 布局的检查点文件夹；不会下载任何内容</translation>
    </message>
    <message>
        <source>Add a sentence</source>
        <translation>添加一句</translation>
    </message>
    <message>
        <source>Add a sentence to the report</source>
        <translation>向报告添加一句</translation>
    </message>
    <message>
        <source>Add an archive</source>
        <translation>添加归档</translation>
    </message>
    <message>
        <source>Add areas of interest</source>
        <translation>添加感兴趣区</translation>
    </message>
    <message>
        <source>Add chest places</source>
        <translation>添加胸部位置</translation>
    </message>
    <message>
        <source>Add finding&apos;s places</source>
        <translation>添加征象的位置</translation>
    </message>
    <message>
        <source>Add model folders, or reinstall the demo models.</source>
        <translation>请添加模型文件夹，或重新安装演示模型。</translation>
    </message>
    <message>
        <source>Add sentence</source>
        <translation>添加句子</translation>
    </message>
    <message>
        <source>Add the areas of a file (JSON)</source>
        <translation>添加文件中的区域（JSON）</translation>
    </message>
    <message>
        <source>Add the radiographs of a folder</source>
        <translation>添加文件夹中的 X 线片</translation>
    </message>
    <message>
        <source>Adding the radiographs of {what}.</source>
        <translation>正在添加 {what} 的 X 线片。</translation>
    </message>
    <message>
        <source>Adding {name}: its files are checked.</source>
        <translation>正在添加 {name}：检查其文件。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>All maps have the same sum: a map that is spread out looks faint</source>
        <translation>所有图的总和相同：分散的图看起来较淡</translation>
    </message>
    <message>
        <source>All sampled scanpaths</source>
        <translation>所有采样扫视路径</translation>
    </message>
    <message>
        <source>All sampled scanpaths as thin lines</source>
        <translation>所有采样扫视路径（细线）</translation>
    </message>
    <message>
        <source>All, by date</source>
        <translation>全部，按日期</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Angle between the target and the mean gaze direction</source>
        <translation>目标与平均视线方向之间的角度</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Apply the calibration that was kept for this tracker and reader, then validate it</source>
        <translation>应用为此眼动仪和阅片者保存的校准，然后验证</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Area of the ellipse that holds 68 % of the gaze</source>
        <translation>包含 68 % 视线的椭圆面积</translation>
    </message>
    <message>
        <source>Areas (*.json)</source>
        <translation>区域 (*.json)</translation>
    </message>
    <message>
        <source>Areas of interest</source>
        <translation>感兴趣区</translation>
    </message>
    <message>
        <source>Areas of interest, gaze over time, the gaze report</source>
        <translation>感兴趣区、视线随时间变化、视线报告</translation>
    </message>
    <message>
        <source>Areas of interest: what each got of the gaze</source>
        <translation>感兴趣区：各区得到的视线</translation>
    </message>
    <message>
        <source>Areas where the shown MATEX map is over 0.5</source>
        <translation>所示 MATEX 图大于 0.5 的区域</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Arrow keys scroll</source>
        <translation>方向键滚动</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>As it is in the library; archives often have it already</source>
        <translation>与库中相同；归档中往往已有</translation>
    </message>
    <message>
        <source>As it stands under a report</source>
        <translation>署于报告下方的写法</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>原阅片</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As you place them</source>
        <translation>按您的摆放</translation>
    </message>
    <message>
        <source>Ask again with this gaze</source>
        <translation>用此视线重新提问</translation>
    </message>
    <message>
        <source>Ask all the same</source>
        <translation>仍然询问</translation>
    </message>
    <message>
        <source>Ask for an explanation, set overlays</source>
        <translation>请求解释，设置叠加</translation>
    </message>
    <message>
        <source>Ask for findings</source>
        <translation>查询征象</translation>
    </message>
    <message>
        <source>Ask the models: explanation, scanpaths, findings and a draft</source>
        <translation>询问模型：解释、扫视路径、征象和草稿</translation>
    </message>
    <message>
        <source>Attribution map</source>
        <translation>归因图</translation>
    </message>
    <message>
        <source>Attribution method</source>
        <translation>归因方法</translation>
    </message>
    <message>
        <source>Authority of the archive</source>
        <translation>归档的证书机构</translation>
    </message>
    <message>
        <source>Authority of the senders</source>
        <translation>发送方的证书机构</translation>
    </message>
    <message>
        <source>BCEA</source>
        <translation>BCEA</translation>
    </message>
    <message>
        <source>Back 5 s</source>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>回到开头</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin (Enter)</source>
        <translation>开始（回车）</translation>
    </message>
    <message>
        <source>Bend the prior</source>
        <translation>形变既往片</translation>
    </message>
    <message>
        <source>Bent: shapes and sizes on the prior changed.</source>
        <translation>已形变：既往片上的形状和大小已改变。</translation>
    </message>
    <message>
        <source>Best first, among the films that were made ready. Like in pixels is not like in diagnosis.</source>
        <translation>在已准备好的片子中，最相似者在前。像素相似不等于诊断相似。</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁对比</translation>
    </message>
    <message>
        <source>Blink faster</source>
        <translation>闪烁加快</translation>
    </message>
    <message>
        <source>Blink film on film</source>
        <translation>片对片闪烁</translation>
    </message>
    <message>
        <source>Blink slower</source>
        <translation>闪烁减慢</translation>
    </message>
    <message>
        <source>Blink: changes every {word:.2g} s</source>
        <translation>闪烁对比：每 {word:.2g} 秒切换</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Both drafts, differences marked</source>
        <translation>两份草稿，标出差异</translation>
    </message>
    <message>
        <source>By a protocol that fits the study</source>
        <translation>按适合检查的协议</translation>
    </message>
    <message>
        <source>C-GET</source>
        <translation>C-GET</translation>
    </message>
    <message>
        <source>C-MOVE: the archive must know our AE title, address and port</source>
        <translation>C-MOVE：归档须知道我们的 AE 标题、地址和端口</translation>
    </message>
    <message>
        <source>COMPUTED, not a radiograph</source>
        <translation>计算所得，并非 X 线片</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CTR</source>
        <translation>心胸比</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Calibrate again</source>
        <translation>重新校准</translation>
    </message>
    <message>
        <source>Calibrate and validate the eye tracker</source>
        <translation>校准并验证眼动仪</translation>
    </message>
    <message>
        <source>Calibrate from the beginning</source>
        <translation>从头校准</translation>
    </message>
    <message>
        <source>Calibrate on {known_mm:g} mm</source>
        <translation>按 {known_mm:g} 毫米标定</translation>
    </message>
    <message>
        <source>Calibrate the eye tracker</source>
        <translation>校准眼动仪</translation>
    </message>
    <message>
        <source>Calibrated on {calibrated}{word}.</source>
        <translation>校准数据：{calibrated}{word}。</translation>
    </message>
    <message>
        <source>Calibrate…</source>
        <translation>校准…</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Calibration computed</source>
        <translation>校准已计算</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel everything that runs</source>
        <translation>取消所有正在运行的任务</translation>
    </message>
    <message>
        <source>Cannot be shown: {what}</source>
        <translation>无法显示：{what}</translation>
    </message>
    <message>
        <source>Cardiothoracic ratio</source>
        <translation>心胸比</translation>
    </message>
    <message>
        <source>Change it: then it is yours (F2)</source>
        <translation>修改后即为您所写（F2）</translation>
    </message>
    <message>
        <source>Change to the other of the two, once</source>
        <translation>切换到另一张，一次</translation>
    </message>
    <message>
        <source>Change: {kind}</source>
        <translation>更改：{kind}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check every file against its checksum</source>
        <translation>用校验和检查每个文件</translation>
    </message>
    <message>
        <source>Checking {folder}.</source>
        <translation>正在检查 {folder}。</translation>
    </message>
    <message>
        <source>Checking {id}.</source>
        <translation>正在检查 {id}。</translation>
    </message>
    <message>
        <source>Chest places</source>
        <translation>胸部位置</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>请先选择一个操作。</translation>
    </message>
    <message>
        <source>Choose an action, then press its new key. It counts at once.</source>
        <translation>选择一个操作，然后按下新按键。立即生效。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another hanging protocol</source>
        <translation>选择其他挂片协议</translation>
    </message>
    <message>
        <source>Choose {title}</source>
        <translation>选择{title}</translation>
    </message>
    <message>
        <source>Choose: {title}</source>
        <translation>选择：{title}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>Click corners on the image; Enter or a double click closes (Esc ends)</source>
        <translation>在图像上点击各顶点；回车或双击闭合（Esc 结束）</translation>
    </message>
    <message>
        <source>Click targets to collect them again</source>
        <translation>点击目标可重新采集</translation>
    </message>
    <message>
        <source>Click: its map and the gaze that belongs to it.  F2 or double click: edit.  Delete: remove.</source>
        <translation>点击：其图及相应视线。  F2 或双击：编辑。  Delete：移除。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close RadGaze and its helper processes</source>
        <translation>关闭 RadGaze 及其辅助进程</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>关闭并放弃</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在那边关闭。</translation>
    </message>
    <message>
        <source>Close it there, then look again.</source>
        <translation>请在那边关闭，再查看。</translation>
    </message>
    <message>
        <source>Close it there, then measure here.</source>
        <translation>请在那边关闭，再在此测量。</translation>
    </message>
    <message>
        <source>Close it there, then open it here again.</source>
        <translation>请在那边关闭，再在此打开。</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Close; a running transfer stops (Esc)</source>
        <translation>关闭；正在进行的传输会停止 (Esc)</translation>
    </message>
    <message>
        <source>Close; sending stops (Esc)</source>
        <translation>关闭；发送会停止 (Esc)</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb 角</translation>
    </message>
    <message>
        <source>Collect the chosen targets again</source>
        <translation>重新采集所选目标</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色图</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours of the attribution map; magma is the default</source>
        <translation>归因图的颜色；默认 magma</translation>
    </message>
    <message>
        <source>Come nearer.{said}</source>
        <translation>请靠近。{said}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compares your gaze with predicted readers, once both are there.</source>
        <translation>两者都有后，将您的视线与预测阅片者比较。</translation>
    </message>
    <message>
        <source>Computed: current − prior</source>
        <translation>计算得出：当前 − 既往</translation>
    </message>
    <message>
        <source>Computed: what is denser or less dense than on the prior</source>
        <translation>计算得出：比既往片更致密或更稀疏之处</translation>
    </message>
    <message>
        <source>Computing the calibration.</source>
        <translation>正在计算校准。</translation>
    </message>
    <message>
        <source>Confirmed anew at each recording; kept with it</source>
        <translation>每次记录时重新确认；与记录一同保存</translation>
    </message>
    <message>
        <source>Connect to the tracker and stream (Ctrl+T)</source>
        <translation>连接眼动仪并接收数据（Ctrl+T）</translation>
    </message>
    <message>
        <source>Connecting to the tracker.</source>
        <translation>正在连接眼动仪。</translation>
    </message>
    <message>
        <source>Consent to gaze recording</source>
        <translation>同意记录视线</translation>
    </message>
    <message>
        <source>Consent: {purpose}; reader {reader_id}.</source>
        <translation>同意：{purpose}；阅片者 {reader_id}。</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Contour at</source>
        <translation>轮廓于</translation>
    </message>
    <message>
        <source>Contour at half</source>
        <translation>半值轮廓</translation>
    </message>
    <message>
        <source>Contour level</source>
        <translation>轮廓水平</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy every line</source>
        <translation>复制每一行</translation>
    </message>
    <message>
        <source>Copy its files</source>
        <translation>复制其文件</translation>
    </message>
    <message>
        <source>Corner texts</source>
        <translation>四角文字</translation>
    </message>
    <message>
        <source>Cover the image less</source>
        <translation>更少覆盖图像</translation>
    </message>
    <message>
        <source>Cover the image more</source>
        <translation>更多覆盖图像</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>Current and prior side by side</source>
        <translation>当前片与既往片并排</translation>
    </message>
    <message>
        <source>Current and registered prior in turn, in the same place</source>
        <translation>当前片与配准后的既往片在同一位置轮流显示</translation>
    </message>
    <message>
        <source>Current or prior</source>
        <translation>当前或既往</translation>
    </message>
    <message>
        <source>DICOM (*.dcm)</source>
        <translation>DICOM (*.dcm)</translation>
    </message>
    <message>
        <source>DICOM, PNG or JPEG; a ZIP or DICOMDIR is added as a whole</source>
        <translation>DICOM、PNG 或 JPEG；ZIP 或 DICOMDIR 整体添加</translation>
    </message>
    <message>
        <source>DICOMweb address</source>
        <translation>DICOMweb 地址</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Default options</source>
        <translation>默认选项</translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}.</source>
        <translation>度数为近似值。假定：{assumed}。</translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}. Enter it in the Gaze panel.</source>
        <translation>度数为近似值。假定：{assumed}。请在“视线”面板中填写。</translation>
    </message>
    <message>
        <source>Degrees of visual angle rest on these. Measure the picture, not the frame.</source>
        <translation>视角度数以此为依据。请测量画面，而非边框。</translation>
    </message>
    <message>
        <source>Delete all measurements</source>
        <translation>删除所有测量</translation>
    </message>
    <message>
        <source>Delete every measurement on this image</source>
        <translation>删除此图像上的所有测量</translation>
    </message>
    <message>
        <source>Delete measurement</source>
        <translation>删除测量</translation>
    </message>
    <message>
        <source>Delete the chosen measurement</source>
        <translation>删除所选测量</translation>
    </message>
    <message>
        <source>Delete: {kind}</source>
        <translation>删除：{kind}</translation>
    </message>
    <message>
        <source>Demo models</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>Demonstration: not kept for research</source>
        <translation>演示：不留作研究</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值图</translation>
    </message>
    <message>
        <source>Do not take small shifts for change.</source>
        <translation>请勿把微小位移当作变化。</translation>
    </message>
    <message>
        <source>Dock everything</source>
        <translation>全部停靠</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>起草</translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation>重新起草</translation>
    </message>
    <message>
        <source>Draft report</source>
        <translation>起草报告</translation>
    </message>
    <message>
        <source>Draft the report without and with gaze</source>
        <translation>起草无视线和有视线的报告</translation>
    </message>
    <message>
        <source>Draft the report without and with gaze (Ctrl+R)</source>
        <translation>起草无视线和有视线的报告（Ctrl+R）</translation>
    </message>
    <message>
        <source>Draft with the whole recording again</source>
        <translation>重新用整段记录起草</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drag over the image: a rectangle (Esc ends)</source>
        <translation>在图像上拖动：矩形（Esc 结束）</translation>
    </message>
    <message>
        <source>Drag over the image: an ellipse (Esc ends)</source>
        <translation>在图像上拖动：椭圆（Esc 结束）</translation>
    </message>
    <message>
        <source>Drag over the part that is to be seen best.</source>
        <translation>请在需要看得最清楚的部分拖动。</translation>
    </message>
    <message>
        <source>Drag: choose a stretch of gaze.  Click: go there.  Double click: whole recording</source>
        <translation>拖动：选择视线时段。  点击：转到该处。  双击：整段记录</translation>
    </message>
    <message>
        <source>Draw a line whose length you know</source>
        <translation>画一条已知长度的线</translation>
    </message>
    <message>
        <source>Draw a region: window and level follow its values</source>
        <translation>画一个区域：窗宽窗位随其数值</translation>
    </message>
    <message>
        <source>Draw the next sampled scanpath</source>
        <translation>绘制下一条采样扫视路径</translation>
    </message>
    <message>
        <source>Draw the thorax&apos;s and the heart&apos;s width (Shift+J proposes them)</source>
        <translation>画出胸廓和心脏的宽度（Shift+J 给出建议）</translation>
    </message>
    <message>
        <source>Draw: {shape}</source>
        <translation>绘制：{shape}</translation>
    </message>
    <message>
        <source>Drift check</source>
        <translation>漂移检查</translation>
    </message>
    <message>
        <source>Drop a radiograph here, or open one with Ctrl+O.
DICOM, PNG or JPEG.</source>
        <translation>将 X 线片拖到此处，或用 Ctrl+O 打开。
DICOM、PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>停留时间</translation>
    </message>
    <message>
        <source>Each its own colours</source>
        <translation>各用自己的颜色</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit sentence</source>
        <translation>编辑句子</translation>
    </message>
    <message>
        <source>Edit the sentence</source>
        <translation>编辑句子</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Encrypt new recordings</source>
        <translation>加密新记录</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a name for it.</source>
        <translation>请为它输入名称。</translation>
    </message>
    <message>
        <source>Enter finds films of which a part fits the words</source>
        <translation>回车查找局部与文字相符的片子</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it as it was</source>
        <translation>回车保存，Esc 保持原样</translation>
    </message>
    <message>
        <source>Enter width and height, or neither.</source>
        <translation>请同时输入宽度和高度，或都不输入。</translation>
    </message>
    <message>
        <source>Entering calibration.</source>
        <translation>正在进入校准。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Erase this recording from the disk</source>
        <translation>从磁盘删除此记录</translation>
    </message>
    <message>
        <source>Erase this recording? It cannot be brought back.</source>
        <translation>删除此记录？无法恢复。</translation>
    </message>
    <message>
        <source>Erase {text}</source>
        <translation>删除 {text}</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Every command by section</source>
        <translation>按类别列出所有命令</translation>
    </message>
    <message>
        <source>Every measuring tool</source>
        <translation>所有测量工具</translation>
    </message>
    <message>
        <source>Every place that predicted readers look at for {what} was fixated.</source>
        <translation>预测阅片者为{what}看的每一处都已注视。</translation>
    </message>
    <message>
        <source>Every radiograph in it comes into the list</source>
        <translation>其中每张 X 线片都进入列表</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Explain phrase</source>
        <translation>解释短语</translation>
    </message>
    <message>
        <source>Explain the chosen finding or phrase</source>
        <translation>解释所选征象或短语</translation>
    </message>
    <message>
        <source>Explain {finding}</source>
        <translation>解释{finding}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Export as DICOM…</source>
        <translation>导出为 DICOM…</translation>
    </message>
    <message>
        <source>Export as PDF without identity…</source>
        <translation>导出去标识 PDF…</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>导出为 PDF…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>导出报告…</translation>
    </message>
    <message>
        <source>Export the areas</source>
        <translation>导出区域</translation>
    </message>
    <message>
        <source>Export the reading</source>
        <translation>导出阅片</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Eye distance</source>
        <translation>眼睛距离</translation>
    </message>
    <message>
        <source>Eye tracker</source>
        <translation>眼动仪</translation>
    </message>
    <message>
        <source>Eye tracker, recordings, quality</source>
        <translation>眼动仪、记录、质量</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Fetch the chosen study into the library</source>
        <translation>将所选检查取回到库中</translation>
    </message>
    <message>
        <source>Fetching {patient_name}</source>
        <translation>正在取回 {patient_name}</translation>
    </message>
    <message>
        <source>Fewer changes a second</source>
        <translation>每秒切换更少次</translation>
    </message>
    <message>
        <source>Figures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Fill the screen with a test pattern; arrows change it</source>
        <translation>用测试图填满屏幕；方向键切换</translation>
    </message>
    <message>
        <source>Film {film}; {by}; seed {seed}</source>
        <translation>片子 {film}；{by}；随机种子 {seed}</translation>
    </message>
    <message>
        <source>Films go to {elsewhere}: {device}, {models}</source>
        <translation>片子发往 {elsewhere}：{device}，{models}</translation>
    </message>
    <message>
        <source>Films leave this machine. The end of an SSH forwarding to radgaze serve: localhost:7333, or the path of a socket</source>
        <translation>片子会离开本机。通往 radgaze serve 的 SSH 转发端：localhost:7333，或套接字路径</translation>
    </message>
    <message>
        <source>Films leave this machine: to {elsewhere}.</source>
        <translation>片子离开本机：发往 {elsewhere}。</translation>
    </message>
    <message>
        <source>Films of the library that are like this one, a sentence, or what you looked at</source>
        <translation>库中与此片、某句话或您所看内容相似的片子</translation>
    </message>
    <message>
        <source>Films of which a part fits the words</source>
        <translation>其局部与文字相符的片子</translation>
    </message>
    <message>
        <source>Films of which a part is like what the chosen stretch of gaze dwelt on</source>
        <translation>其局部与所选视线时段停留处相似的片子</translation>
    </message>
    <message>
        <source>Films that archives and modalities send to this computer arrive in the list of studies</source>
        <translation>归档和设备发送到本机的片子进入检查列表</translation>
    </message>
    <message>
        <source>Films that are like this one as a whole</source>
        <translation>整体上与此片相似的片子</translation>
    </message>
    <message>
        <source>Films that are sent here arrive in the list of studies (Ctrl+Shift+R)</source>
        <translation>发送到此处的片子进入检查列表（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Filter and order of the studies</source>
        <translation>检查的筛选与排序</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find by</source>
        <translation>查找依据</translation>
    </message>
    <message>
        <source>Find devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Find similar films</source>
        <translation>查找相似片</translation>
    </message>
    <message>
        <source>Finding probabilities without and with gaze</source>
        <translation>无视线和有视线的征象概率</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>Findings of the model</source>
        <translation>模型的征象</translation>
    </message>
    <message>
        <source>Findings with probabilities</source>
        <translation>征象及概率</translation>
    </message>
    <message>
        <source>Findings, seen / not seen, report</source>
        <translation>征象、已看 / 未看、报告</translation>
    </message>
    <message>
        <source>Findings: click or Enter explains one</source>
        <translation>征象：点击或回车进行解释</translation>
    </message>
    <message>
        <source>First after</source>
        <translation>首次于</translation>
    </message>
    <message>
        <source>First screen</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>First steps, the window, films, gaze, comparing, archives</source>
        <translation>入门、窗口、片子、视线、比较、归档</translation>
    </message>
    <message>
        <source>First: {refused}.</source>
        <translation>第一个：{refused}。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Fixation cross</source>
        <translation>注视十字</translation>
    </message>
    <message>
        <source>Fixation cross before a recording</source>
        <translation>记录前的注视十字</translation>
    </message>
    <message>
        <source>Fixation detector</source>
        <translation>注视点检测算法</translation>
    </message>
    <message>
        <source>Fixations</source>
        <translation>注视点</translation>
    </message>
    <message>
        <source>Fixations in it</source>
        <translation>区域内的注视点</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Float or dock the prior</source>
        <translation>浮动或停靠既往片</translation>
    </message>
    <message>
        <source>Float or dock this panel</source>
        <translation>浮动或停靠此面板</translation>
    </message>
    <message>
        <source>Fold or unfold the result panel</source>
        <translation>收起或展开结果面板</translation>
    </message>
    <message>
        <source>Fold or unfold the study list</source>
        <translation>收起或展开检查列表</translation>
    </message>
    <message>
        <source>Fold or unfold the timeline</source>
        <translation>收起或展开时间轴</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>DICOM 对象的文件夹</translation>
    </message>
    <message>
        <source>Folder for the gaze report</source>
        <translation>视线报告的文件夹</translation>
    </message>
    <message>
        <source>Forward 5 s</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>Found: {found}</source>
        <translation>已找到：{found}</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>释放内存</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>From map</source>
        <translation>取自图</translation>
    </message>
    <message>
        <source>From stored values to grey, in the order in which it is done.</source>
        <translation>从存储值到灰度，按处理顺序。</translation>
    </message>
    <message>
        <source>From the eyes to the screen</source>
        <translation>眼睛到屏幕</translation>
    </message>
    <message>
        <source>From the eyes to the screen, mm</source>
        <translation>眼睛到屏幕，毫米</translation>
    </message>
    <message>
        <source>From the first sight of the image to the first fixation in it</source>
        <translation>从首次看到图像到首个注视点落入区域</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Full screen on or off</source>
        <translation>开启或关闭全屏</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Gaze analysis</source>
        <translation>视线分析</translation>
    </message>
    <message>
        <source>Gaze analysis…</source>
        <translation>视线分析…</translation>
    </message>
    <message>
        <source>Gaze and AI keep to the main image.</source>
        <translation>视线和 AI 只在主图像上。</translation>
    </message>
    <message>
        <source>Gaze as read</source>
        <translation>恢复阅片视线</translation>
    </message>
    <message>
        <source>Gaze now</source>
        <translation>当前视线</translation>
    </message>
    <message>
        <source>Gaze over the image</source>
        <translation>图像上的视线</translation>
    </message>
    <message>
        <source>Gaze over time</source>
        <translation>视线随时间变化</translation>
    </message>
    <message>
        <source>Gaze quality</source>
        <translation>视线质量</translation>
    </message>
    <message>
        <source>Gaze report: {folder}</source>
        <translation>视线报告：{folder}</translation>
    </message>
    <message>
        <source>Gaze strength</source>
        <translation>视线强度</translation>
    </message>
    <message>
        <source>Go back 5 s in the recording</source>
        <translation>在记录中后退 5 秒</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on 5 s in the recording</source>
        <translation>在记录中前进 5 秒</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Good.{said}</source>
        <translation>很好。{said}</translation>
    </message>
    <message>
        <source>Hang</source>
        <translation>挂片</translation>
    </message>
    <message>
        <source>Hanging protocol…</source>
        <translation>挂片协议…</translation>
    </message>
    <message>
        <source>Head position</source>
        <translation>头部位置</translation>
    </message>
    <message>
        <source>Heatmap of own gaze</source>
        <translation>本人视线热图</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>画面高度</translation>
    </message>
    <message>
        <source>Height of the picture, mm</source>
        <translation>画面高度，毫米</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hide everything</source>
        <translation>全部隐藏</translation>
    </message>
    <message>
        <source>Hide overlays and corner texts; again to bring them back</source>
        <translation>隐藏叠加和四角文字；再按一次恢复</translation>
    </message>
    <message>
        <source>How archives reach this computer</source>
        <translation>归档如何连到本机</translation>
    </message>
    <message>
        <source>How fixations are found, for this table and the report</source>
        <translation>此表和报告如何检测注视点</translation>
    </message>
    <message>
        <source>How long a cross stands where the film will be; 0 for none</source>
        <translation>十字在片子位置显示多久；0 为不显示</translation>
    </message>
    <message>
        <source>How long is this line of {length_px:.0f} px in millimetres? All lengths on this image then say that they rest on it.</source>
        <translation>这条 {length_px:.0f} 像素的线长多少毫米？此后本图所有长度都会注明以它为依据。</translation>
    </message>
    <message>
        <source>How many scanpaths are sampled</source>
        <translation>采样多少条扫视路径</translation>
    </message>
    <message>
        <source>How strongly gaze steers the draft: 0 not at all, 1 as trained</source>
        <translation>视线对草稿的影响强度：0 为无，1 为训练时强度</translation>
    </message>
    <message>
        <source>How strongly the map covers the image (O, Shift+O)</source>
        <translation>图覆盖图像的强度（O，Shift+O）</translation>
    </message>
    <message>
        <source>How strongly the maps cover the film</source>
        <translation>图覆盖片子的强度</translation>
    </message>
    <message>
        <source>Hung: {name}   Shift+U says why</source>
        <translation>已挂片：{name}   Shift+U 说明原因</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>I agree that my gaze is recorded for this purpose</source>
        <translation>我同意为此目的记录我的视线</translation>
    </message>
    <message>
        <source>I am the facilitator; the reader has agreed to this on paper</source>
        <translation>我是主持人；阅片者已书面同意</translation>
    </message>
    <message>
        <source>I have read and accept this licence</source>
        <translation>我已阅读并接受此许可</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>In the list of studies; the patient on the screen stays.</source>
        <translation>已在检查列表中；屏幕上的患者不变。</translation>
    </message>
    <message>
        <source>Interpreter of the tracker host</source>
        <translation>眼动仪进程的解释器</translation>
    </message>
    <message>
        <source>Interpreter of the worker</source>
        <translation>工作进程的解释器</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>It can be read, but nothing is kept.</source>
        <translation>可以阅读，但不保存任何内容。</translation>
    </message>
    <message>
        <source>It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation>它会吸引视线：若阅片者的视线重要，请关闭</translation>
    </message>
    <message>
        <source>It is not used. </source>
        <translation>不采用。 </translation>
    </message>
    <message>
        <source>It is started again; unfinished jobs can be run again where their result would be.</source>
        <translation>正在重新启动；未完成的任务可在其结果处重新运行。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Its files at {path} stay where they are.</source>
        <translation>其位于 {path} 的文件保留原处。</translation>
    </message>
    <message>
        <source>Its files lie in {folder}.</source>
        <translation>其文件位于 {folder}。</translation>
    </message>
    <message>
        <source>Its files, RadGaze&apos;s own copy at {path}, are deleted.</source>
        <translation>其文件（RadGaze 在 {path} 的副本）将被删除。</translation>
    </message>
    <message>
        <source>Its folder holds no licence text. Its card names: {licence}.</source>
        <translation>其文件夹中没有许可文本。其说明卡写明：{licence}。</translation>
    </message>
    <message>
        <source>Its licence cannot be read: {strerror}.</source>
        <translation>无法读取其许可：{strerror}。</translation>
    </message>
    <message>
        <source>Its name; double click or F2 to change it</source>
        <translation>名称；双击或按 F2 修改</translation>
    </message>
    <message>
        <source>Keep it as not accepted, and leave</source>
        <translation>保存为未接受并退出</translation>
    </message>
    <message>
        <source>Keep it with what is recorded from now on (Enter)</source>
        <translation>与此后的记录一同保存（回车）</translation>
    </message>
    <message>
        <source>Keep it, marked as accepted by you</source>
        <translation>保存，并标明由您接受</translation>
    </message>
    <message>
        <source>Kept in {settings_path}</source>
        <translation>保存在 {settings_path}</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>关键图像</translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation>关键对象选择</translation>
    </message>
    <message>
        <source>Key of the other machine</source>
        <translation>另一台机器的密钥</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Keys can be changed in the settings (Ctrl+,).</source>
        <translation>可在设置中更改按键（Ctrl+,）。</translation>
    </message>
    <message>
        <source>Keys in settings.toml, table [shortcuts], that are not used: {words}.</source>
        <translation>settings.toml 的 [shortcuts] 表中未使用的按键：{words}。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large left pleural effusion</source>
        <translation>英文：Large left pleural effusion</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字放大</translation>
    </message>
    <message>
        <source>Largest object that is taken</source>
        <translation>可接收的最大对象</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Later film</source>
        <translation>较晚的片子</translation>
    </message>
    <message>
        <source>Lay the prior onto the current image</source>
        <translation>将既往片对齐到当前图像</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>退出 (Esc)</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>保持原样 (Esc)</translation>
    </message>
    <message>
        <source>Leave the replay and show the whole scanpath (Shift+X)</source>
        <translation>退出回放并显示完整扫视路径（Shift+X）</translation>
    </message>
    <message>
        <source>Leave the replay, show the whole scanpath</source>
        <translation>退出回放，显示完整扫视路径</translation>
    </message>
    <message>
        <source>Leave the report unsigned (Esc)</source>
        <translation>不签署报告 (Esc)</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>Left drag changes window and level</source>
        <translation>左键拖动改变窗宽窗位</translation>
    </message>
    <message>
        <source>Left drag moves the image</source>
        <translation>左键拖动移动图像</translation>
    </message>
    <message>
        <source>Left drag paints where gaze is to have dwelt; the draft with gaze follows</source>
        <translation>左键拖动绘制视线应停留之处；有视线的草稿随之更新</translation>
    </message>
    <message>
        <source>Left drag takes gaze away; the draft with gaze follows</source>
        <translation>左键拖动去除视线；有视线的草稿随之更新</translation>
    </message>
    <message>
        <source>Left drag zooms</source>
        <translation>左键拖动缩放</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Left out: {left_out}.</source>
        <translation>略去：{left_out}。</translation>
    </message>
    <message>
        <source>Lens: {times:g} times, {word} px wide</source>
        <translation>放大镜：{times:g} 倍，宽 {word} 像素</translation>
    </message>
    <message>
        <source>Levels and luminances, as `radgaze display` reads them; grey values then go through it</source>
        <translation>`radgaze display` 所读的灰阶和亮度；灰度值随后经其转换</translation>
    </message>
    <message>
        <source>Library: {warnings}.{more}</source>
        <translation>库：{warnings}。{more}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Licence of {model_id}</source>
        <translation>{model_id} 的许可</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>许可…</translation>
    </message>
    <message>
        <source>Light of the room on the screen</source>
        <translation>室内光在屏幕上的亮度</translation>
    </message>
    <message>
        <source>Light panels for lecture halls; the film keeps its dark surround</source>
        <translation>用于讲堂的浅色面板；片子四周仍为深色</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Light, for lecture halls</source>
        <translation>浅色，用于讲堂</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Load areas</source>
        <translation>载入区域</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log and files</source>
        <translation>日志与文件</translation>
    </message>
    <message>
        <source>Log, without patient data</source>
        <translation>日志，无患者数据</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>显示外观</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查看</translation>
    </message>
    <message>
        <source>Look at each target until it moves on. It shrinks: look at its middle. Afterwards other targets show how good the calibration is.</source>
        <translation>请注视每个目标直到它移开。它会缩小：请看它的中心。随后用其他目标显示校准质量。</translation>
    </message>
    <message>
        <source>Look at one target: how far gaze is off now</source>
        <translation>看一个目标：当前视线偏差多少</translation>
    </message>
    <message>
        <source>Look at the cross; the recording begins when it goes. Esc cancels.</source>
        <translation>请看十字；十字消失时开始记录。Esc 取消。</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder, then start it again.</source>
        <translation>请查看模型文件夹，然后重新启动。</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Looked at by predicted readers for {what}, not fixated by you:</source>
        <translation>预测阅片者为{what}看过、而您未注视：</translation>
    </message>
    <message>
        <source>Looking for them.</source>
        <translation>正在查找。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Lost samples at most</source>
        <translation>丢失采样至多</translation>
    </message>
    <message>
        <source>Lung and heart outlines</source>
        <translation>肺和心脏轮廓</translation>
    </message>
    <message>
        <source>MATEX</source>
        <translation>MATEX</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Magnifier: larger</source>
        <translation>放大镜：更大</translation>
    </message>
    <message>
        <source>Magnifier: stronger</source>
        <translation>放大镜：更强</translation>
    </message>
    <message>
        <source>Make films ready to be found by their likeness</source>
        <translation>预先准备片子以便按相似度查找</translation>
    </message>
    <message>
        <source>Make room or check the rights of {folder}.</source>
        <translation>请腾出空间或检查 {folder} 的权限。</translation>
    </message>
    <message>
        <source>Make room or check the rights, then try again; closing now loses it.</source>
        <translation>请腾出空间或检查权限后重试；现在关闭会丢失它。</translation>
    </message>
    <message>
        <source>Make sure that both are of the same patient.</source>
        <translation>请确认两者属于同一患者。</translation>
    </message>
    <message>
        <source>Make the list of studies again from the library&apos;s folders</source>
        <translation>根据库的文件夹重建检查列表</translation>
    </message>
    <message>
        <source>Make the undone change again</source>
        <translation>重做被撤销的更改</translation>
    </message>
    <message>
        <source>Map less opaque</source>
        <translation>图更透明</translation>
    </message>
    <message>
        <source>Map more opaque</source>
        <translation>图更不透明</translation>
    </message>
    <message>
        <source>Map over the image</source>
        <translation>图像上的图</translation>
    </message>
    <message>
        <source>Map shown; no gaze recorded.</source>
        <translation>已显示图；未记录视线。</translation>
    </message>
    <message>
        <source>Mark as key image</source>
        <translation>标为关键图像</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>标为已阅</translation>
    </message>
    <message>
        <source>Mark this image as a key image</source>
        <translation>将此图像标为关键图像</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean heatmap of predicted scanpaths</source>
        <translation>预测扫视路径的平均热图</translation>
    </message>
    <message>
        <source>Mean, deviation and area of a rectangle</source>
        <translation>矩形的均值、标准差和面积</translation>
    </message>
    <message>
        <source>Mean, deviation and area of an ellipse</source>
        <translation>椭圆的均值、标准差和面积</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure a length; it says what its spacing rests on</source>
        <translation>测量长度；并说明间距依据</translation>
    </message>
    <message>
        <source>Measure an angle at a vertex</source>
        <translation>测量某顶点处的角度</translation>
    </message>
    <message>
        <source>Measure how good the gaze is now</source>
        <translation>测量当前视线的质量</translation>
    </message>
    <message>
        <source>Measure on other targets (Enter)</source>
        <translation>在其他目标上测量（回车）</translation>
    </message>
    <message>
        <source>Measure on the current image, or on the prior beside it (Shift+2).</source>
        <translation>请在当前图像或旁边的既往片上测量（Shift+2）。</translation>
    </message>
    <message>
        <source>Measure on the pane where it is read.</source>
        <translation>请在阅读它的窗格中测量。</translation>
    </message>
    <message>
        <source>Measure the angle between two end plates</source>
        <translation>测量两个终板之间的角度</translation>
    </message>
    <message>
        <source>Measured curve of the screen</source>
        <translation>屏幕的实测曲线</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Methods side by side</source>
        <translation>方法并排</translation>
    </message>
    <message>
        <source>Middle or Space drag</source>
        <translation>中键或空格拖动</translation>
    </message>
    <message>
        <source>Mirror the image left to right</source>
        <translation>左右镜像图像</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>模态</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Model for each task</source>
        <translation>各任务的模型</translation>
    </message>
    <message>
        <source>Model for {title}</source>
        <translation>{title}的模型</translation>
    </message>
    <message>
        <source>Model: {title}</source>
        <translation>模型：{title}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models and notices</source>
        <translation>模型与声明</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More changes a second</source>
        <translation>每秒切换更多次</translation>
    </message>
    <message>
        <source>More targets take longer and fit the screen&apos;s corners better</source>
        <translation>目标越多耗时越长，但屏幕四角更准</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Move back a little.{said}</source>
        <translation>请稍后退。{said}</translation>
    </message>
    <message>
        <source>Move it beside the image, or dock it (Ctrl+Shift+0).</source>
        <translation>请移到图像旁边，或停靠（Ctrl+Shift+0）。</translation>
    </message>
    <message>
        <source>Move to the {word}.{said}</source>
        <translation>请向{word}移动。{said}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name as DICOM writes it, Family^Given; * and ? are wildcards</source>
        <translation>按 DICOM 写法的姓名，姓^名；* 和 ? 为通配符</translation>
    </message>
    <message>
        <source>Name of a new archive</source>
        <translation>新归档的名称</translation>
    </message>
    <message>
        <source>Name of the hanging protocol. It is used for images like these from now on.</source>
        <translation>挂片协议的名称。此后用于此类图像。</translation>
    </message>
    <message>
        <source>Name or IP address, for DICOM</source>
        <translation>名称或 IP 地址，用于 DICOM</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Next sampled scanpath</source>
        <translation>下一条采样扫视路径</translation>
    </message>
    <message>
        <source>Next study</source>
        <translation>下一个检查</translation>
    </message>
    <message>
        <source>No anatomical prior in the phrase.</source>
        <translation>短语中没有解剖先验。</translation>
    </message>
    <message>
        <source>No archive is set up. Add one in the settings (Ctrl+,), page Archives.</source>
        <translation>未设置归档。请在设置（Ctrl+,）的“归档”页添加。</translation>
    </message>
    <message>
        <source>No difference without a registration, and it failed: {why}.</source>
        <translation>没有配准就没有差值图，而配准失败：{why}。</translation>
    </message>
    <message>
        <source>No eye is seen.</source>
        <translation>未看到眼睛。</translation>
    </message>
    <message>
        <source>No gaze was recorded on this film.</source>
        <translation>此片上未记录视线。</translation>
    </message>
    <message>
        <source>No gaze was recorded on this film: record some (R), or ask by the image.</source>
        <translation>此片上未记录视线：请记录（R），或按图像查找。</translation>
    </message>
    <message>
        <source>No hanging protocol fits this image.</source>
        <translation>没有适合此图像的挂片协议。</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>没有打开的图像。</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>No key image</source>
        <translation>取消关键图像</translation>
    </message>
    <message>
        <source>No lungs and heart were found as on a frontal film.</source>
        <translation>未找到正位片上应有的肺和心脏。</translation>
    </message>
    <message>
        <source>No other film of the library is ready yet.</source>
        <translation>库中还没有其他片子准备好。</translation>
    </message>
    <message>
        <source>No prior is shown: Shift+2 shows one</source>
        <translation>未显示既往片：Shift+2 可显示</translation>
    </message>
    <message>
        <source>No prior of this patient in the library.
Drop a radiograph here, or right click a study and choose “Show as prior”.</source>
        <translation>库中没有此患者的既往片。
将片子拖到此处，或右键点击检查并选择“显示为既往片”。</translation>
    </message>
    <message>
        <source>No report yet. A draft is written here on request; or write it yourself in the Report tab.</source>
        <translation>尚无报告。可按需在此起草，或在“报告”页自行书写。</translation>
    </message>
    <message>
        <source>No study matches.</source>
        <translation>没有匹配的检查。</translation>
    </message>
    <message>
        <source>None yet. R records, after your consent.</source>
        <translation>尚无。经您同意后按 R 记录。</translation>
    </message>
    <message>
        <source>Not changed: this study is open in another RadGaze window.</source>
        <translation>未更改：此检查已在另一个 RadGaze 窗口中打开。</translation>
    </message>
    <message>
        <source>Not changed: {label} is open in another RadGaze window.</source>
        <translation>未更改：{label} 已在另一个 RadGaze 窗口中打开。</translation>
    </message>
    <message>
        <source>Not changed: {why}</source>
        <translation>未更改：{why}</translation>
    </message>
    <message>
        <source>Not drafted yet.</source>
        <translation>尚未起草。</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not kept: {why}</source>
        <translation>未保存：{why}</translation>
    </message>
    <message>
        <source>Not on the disk: {lost}.</source>
        <translation>未写入磁盘：{lost}。</translation>
    </message>
    <message>
        <source>Not sent: {kind}: {why}.</source>
        <translation>未发送：{kind}：{why}。</translation>
    </message>
    <message>
        <source>Nothing can be drawn here: this is not the film itself.</source>
        <translation>此处不能绘制：这不是原片。</translation>
    </message>
    <message>
        <source>Nothing hangs here.</source>
        <translation>此处没有挂片。</translation>
    </message>
    <message>
        <source>Nothing is received: {reason}.</source>
        <translation>未接收任何内容：{reason}。</translation>
    </message>
    <message>
        <source>Nothing is stored without this</source>
        <translation>不同意则不存储任何内容</translation>
    </message>
    <message>
        <source>Nothing leaves this machine unless you set up an archive or models on another machine. Gaze is recorded only when you press Record, after consent.</source>
        <translation>除非您设置归档或使用其他机器上的模型，任何数据都不会离开本机。只有在您同意并按下“记录”后才会记录视线。</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>尚未提问。</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>未导出任何内容。</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>尚无日志。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何内容。</translation>
    </message>
    <message>
        <source>Nothing was written: another film was opened meanwhile.</source>
        <translation>未写出任何内容：其间打开了另一张片子。</translation>
    </message>
    <message>
        <source>Number of targets</source>
        <translation>目标数量</translation>
    </message>
    <message>
        <source>On the disk, with a key that the operating system keeps for this user; nobody else can read them</source>
        <translation>在磁盘上，用操作系统为此用户保存的密钥；他人无法读取</translation>
    </message>
    <message>
        <source>One folder a line; each holds folders with a model.toml</source>
        <translation>每行一个文件夹；每个包含带 model.toml 的文件夹</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>单图</translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation>一个图像像素对一个屏幕像素</translation>
    </message>
    <message>
        <source>One scale</source>
        <translation>同一标尺</translation>
    </message>
    <message>
        <source>Only one eye is seen.{said}</source>
        <translation>只看到一只眼。{said}</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation>图的不透明度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a radiograph</source>
        <translation>打开 X 线片</translation>
    </message>
    <message>
        <source>Open a radiograph (DICOM, PNG, JPEG)</source>
        <translation>打开 X 线片（DICOM、PNG、JPEG）</translation>
    </message>
    <message>
        <source>Open a radiograph first.</source>
        <translation>请先打开一张 X 线片。</translation>
    </message>
    <message>
        <source>Open a radiograph of your own.</source>
        <translation>请打开您自己的 X 线片。</translation>
    </message>
    <message>
        <source>Open another study first.</source>
        <translation>请先打开另一个检查。</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open the Report tab: with and without gaze (Ctrl+3)</source>
        <translation>打开“报告”页：有视线与无视线（Ctrl+3）</translation>
    </message>
    <message>
        <source>Open the film again.</source>
        <translation>请再次打开该片。</translation>
    </message>
    <message>
        <source>Open the made-up film that comes with RadGaze; it does not come into your list of studies</source>
        <translation>打开 RadGaze 自带的虚构片；不会进入您的检查列表</translation>
    </message>
    <message>
        <source>Open the next study of the list</source>
        <translation>打开列表中的下一个检查</translation>
    </message>
    <message>
        <source>Open the study before it in the list</source>
        <translation>打开列表中的上一个检查</translation>
    </message>
    <message>
        <source>Open this study</source>
        <translation>打开此检查</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
    <message>
        <source>Opens the next or the previous study</source>
        <translation>打开下一个或上一个检查</translation>
    </message>
    <message>
        <source>Or drop a film or a folder anywhere on this window.</source>
        <translation>或将片子或文件夹拖到此窗口任意处。</translation>
    </message>
    <message>
        <source>Otherwise they stay where they are, and are pointed at</source>
        <translation>否则文件留在原处，仅作引用</translation>
    </message>
    <message>
        <source>Our AE title</source>
        <translation>我们的 AE 标题</translation>
    </message>
    <message>
        <source>Our address</source>
        <translation>我们的地址</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>我们的证书</translation>
    </message>
    <message>
        <source>Our port</source>
        <translation>我们的端口</translation>
    </message>
    <message>
        <source>Our private key</source>
        <translation>我们的私钥</translation>
    </message>
    <message>
        <source>Overlays of the file</source>
        <translation>文件的叠加</translation>
    </message>
    <message>
        <source>Own gaze, MATEX and predicted scanpath side by side</source>
        <translation>本人视线、MATEX 和预测扫视路径并排</translation>
    </message>
    <message>
        <source>PACS that studies come from and results go to. Nothing leaves this machine without one.</source>
        <translation>检查来自和结果发往的 PACS。没有设置则任何数据都不会离开本机。</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PNG, SVG or PDF, with film, methods, models and seed</source>
        <translation>PNG、SVG 或 PDF，附片子、方法、模型和种子</translation>
    </message>
    <message>
        <source>   among themselves {among}</source>
        <translation>   相互之间 {among}</translation>
    </message>
    <message>
        <source>   (yours)</source>
        <translation>   （您的）</translation>
    </message>
    <message>
        <source>   more typical than {above} of them</source>
        <translation>   比其中 {above} 更典型</translation>
    </message>
    <message>
        <source>   next place among the likeliest {likelier}, chance 50%</source>
        <translation>   下一位置在最可能的 {likelier} 内，随机为 50%</translation>
    </message>
    <message>
        <source> ({assumed} assumed)</source>
        <translation> （{assumed}为假定）</translation>
    </message>
    <message>
        <source>, drifted {accuracy_deg}°</source>
        <translation>，漂移 {accuracy_deg}°</translation>
    </message>
    <message>
        <source>, looking for {finding}</source>
        <translation>，寻找{finding}</translation>
    </message>
    <message>
        <source>, lower is nearer</source>
        <translation>，越低越近</translation>
    </message>
    <message>
        <source>, not accepted</source>
        <translation>，未接受</translation>
    </message>
    <message>
        <source>1 is real time</source>
        <translation>1 为实时</translation>
    </message>
    <message>
        <source>A Gaussian at the middle of the film</source>
        <translation>位于片子中央的高斯分布</translation>
    </message>
    <message>
        <source>A JSON file of places; empty: a chest checklist</source>
        <translation>位置的 JSON 文件；留空：胸部检查清单</translation>
    </message>
    <message>
        <source>A TOML file that says which channel is which; empty: by labels</source>
        <translation>说明各通道含义的 TOML 文件；留空：按标签</translation>
    </message>
    <message>
        <source>A draft of the text, by a speech model in a folder of yours</source>
        <translation>由您文件夹中的语音模型给出文字草稿</translation>
    </message>
    <message>
        <source>A drift check takes three seconds (Ctrl+Shift+K).</source>
        <translation>漂移检查只需三秒（Ctrl+Shift+K）。</translation>
    </message>
    <message>
        <source>A drift would stop before it warns: raise the drift that stops.</source>
        <translation>漂移会在警告之前就停止：请提高停止的漂移值。</translation>
    </message>
    <message>
        <source>A finding to look for; empty: a free reading</source>
        <translation>要查找的征象；留空：自由阅片</translation>
    </message>
    <message>
        <source>A model&apos;s</source>
        <translation>模型的</translation>
    </message>
    <message>
        <source>A new folder for the dataset</source>
        <translation>数据集的新文件夹</translation>
    </message>
    <message>
        <source>A new folder for the study</source>
        <translation>研究的新文件夹</translation>
    </message>
    <message>
        <source>A new participant</source>
        <translation>新受试者</translation>
    </message>
    <message>
        <source>A new participant, under a pseudonym</source>
        <translation>以假名登记新受试者</translation>
    </message>
    <message>
        <source>A query of an exported dataset</source>
        <translation>查询已导出的数据集</translation>
    </message>
    <message>
        <source>A recording&apos;s folder, or a .tsv table of samples</source>
        <translation>记录的文件夹，或 .tsv 采样表</translation>
    </message>
    <message>
        <source>A seeded model of a reader looks at the image.</source>
        <translation>带随机种子的阅片者模型观看图像。</translation>
    </message>
    <message>
        <source>AI answered {done} of {of} films</source>
        <translation>AI 已回答 {done}/{of} 张影像</translation>
    </message>
    <message>
        <source>AI can be wrong.</source>
        <translation>AI 可能出错。</translation>
    </message>
    <message>
        <source>AI cannot be shown: {why}</source>
        <translation>无法显示 AI：{why}</translation>
    </message>
    <message>
        <source>AI says</source>
        <translation>AI 表示</translation>
    </message>
    <message>
        <source>AI stands on the film: {join}.</source>
        <translation>片子上有 AI：{join}。</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Add a site…</source>
        <translation>添加中心…</translation>
    </message>
    <message>
        <source>Add one of this kind behind the chosen one</source>
        <translation>在所选项后添加一个此类项</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All studies</source>
        <translation>所有检查</translation>
    </message>
    <message>
        <source>An AE title has at least one character.</source>
        <translation>AE 标题至少有一个字符。</translation>
    </message>
    <message>
        <source>An AE title has at most 16 plain characters and no backslash.</source>
        <translation>AE 标题至多 16 个普通字符，且不含反斜杠。</translation>
    </message>
    <message>
        <source>An expert&apos;s reading of this film, or a predicted path</source>
        <translation>专家对此片的阅片，或预测的扫视路径</translation>
    </message>
    <message>
        <source>Another film ends the recording.</source>
        <translation>换片会结束记录。</translation>
    </message>
    <message>
        <source>Any LSL gaze stream on this network.</source>
        <translation>本网络中的任何 LSL 视线流。</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>区域 {number}</translation>
    </message>
    <message>
        <source>Ask for lungs and heart (Shift+J), then record again.</source>
        <translation>请先查询肺和心脏（Shift+J），再记录。</translation>
    </message>
    <message>
        <source>Ask the models again</source>
        <translation>再次询问模型</translation>
    </message>
    <message>
        <source>Ask the models for findings: the second reader speaks of what they hold likely.</source>
        <translation>请向模型查询征象：第二阅片者只谈模型认为可能的内容。</translation>
    </message>
    <message>
        <source>Ask {model}</source>
        <translation>询问 {model}</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention of all blocks; the same for every phrase</source>
        <translation>所有块的注意力；对所有短语相同</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>注意力展开（rollout）</translation>
    </message>
    <message>
        <source>Attention that raised the similarity, through all blocks</source>
        <translation>贯穿各块、提高相似度的注意力</translation>
    </message>
    <message>
        <source>Begin a study, or open one.</source>
        <translation>请开始或打开一项研究。</translation>
    </message>
    <message>
        <source>Begin a study…</source>
        <translation>开始研究…</translation>
    </message>
    <message>
        <source>Begin the next trial</source>
        <translation>开始下一次试验</translation>
    </message>
    <message>
        <source>Begin, or go on with, the chosen one&apos;s trials</source>
        <translation>开始或继续所选者的试次</translation>
    </message>
    <message>
        <source>Begin, or go on with, this participant&apos;s trials</source>
        <translation>开始或继续该参与者的试验</translation>
    </message>
    <message>
        <source>Blinks a minute</source>
        <translation>每分钟眨眼次数</translation>
    </message>
    <message>
        <source>Break off: a running trial comes again</source>
        <translation>中断：正在进行的试验会重做</translation>
    </message>
    <message>
        <source>By what was answered to</source>
        <translation>按对此问题的回答</translation>
    </message>
    <message>
        <source>By {models}</source>
        <translation>来自 {models}</translation>
    </message>
    <message>
        <source>CTR {ratio}</source>
        <translation>心胸比 {ratio}</translation>
    </message>
    <message>
        <source>CTR: the thorax line has no length</source>
        <translation>心胸比：胸廓线没有长度</translation>
    </message>
    <message>
        <source>Calibrate and validate anew</source>
        <translation>重新校准并验证</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Channels of the patches, weighted by their mean gradient</source>
        <translation>图像块的通道，按平均梯度加权</translation>
    </message>
    <message>
        <source>Channels that keep the similarity when all else is masked; one pass a channel</source>
        <translation>遮蔽其余后仍保持相似度的通道；每通道一次计算</translation>
    </message>
    <message>
        <source>Check the permissions of the folder</source>
        <translation>请检查文件夹的权限</translation>
    </message>
    <message>
        <source>Chefer relevance</source>
        <translation>Chefer 相关性</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>Choose one of the findings.</source>
        <translation>请选择一个征象。</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>请选择其中之一。</translation>
    </message>
    <message>
        <source>Choose one, or leave it empty: {empty}.</source>
        <translation>请选择一个，或留空：{empty}。</translation>
    </message>
    <message>
        <source>Choose the key file, or where it is made</source>
        <translation>选择密钥文件，或其创建位置</translation>
    </message>
    <message>
        <source>Choose where the dataset is written</source>
        <translation>选择数据集写到何处</translation>
    </message>
    <message>
        <source>Click the film to go on.</source>
        <translation>点击片子继续。</translation>
    </message>
    <message>
        <source>Clock drift</source>
        <translation>时钟漂移</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>时钟偏移</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并放弃</translation>
    </message>
    <message>
        <source>Cobb {degrees}</source>
        <translation>Cobb {degrees}</translation>
    </message>
    <message>
        <source>Collect the calibration&apos;s target nearest to the chosen one anew</source>
        <translation>重新采集离所选点最近的校准目标</translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation>图的颜色</translation>
    </message>
    <message>
        <source>Compute this table</source>
        <translation>计算此表</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>Consent, version {version}</source>
        <translation>同意书，版本 {version}</translation>
    </message>
    <message>
        <source>Consent…</source>
        <translation>同意书…</translation>
    </message>
    <message>
        <source>Current and prior</source>
        <translation>当前与既往</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Degrees a minute</source>
        <translation>度每分钟</translation>
    </message>
    <message>
        <source>Degrees; empty: of this kind of reader</source>
        <translation>度；留空：按此类阅片者</translation>
    </message>
    <message>
        <source>Demo models, for research only; they can be wrong.</source>
        <translation>演示模型，仅供研究；可能出错。</translation>
    </message>
    <message>
        <source>Dictation</source>
        <translation>口述</translation>
    </message>
    <message>
        <source>Dictations</source>
        <translation>口述列表</translation>
    </message>
    <message>
        <source>Disconnects at</source>
        <translation>断开于</translation>
    </message>
    <message>
        <source>Do the chosen trial again, next</source>
        <translation>接下来重做所选试验</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Draft as painted</source>
        <translation>按绘制的草稿</translation>
    </message>
    <message>
        <source>Draft of a report</source>
        <translation>报告草稿</translation>
    </message>
    <message>
        <source>Draft with gaze</source>
        <translation>有视线草稿</translation>
    </message>
    <message>
        <source>Draft without gaze</source>
        <translation>无视线草稿</translation>
    </message>
    <message>
        <source>Draw area</source>
        <translation>绘制区域</translation>
    </message>
    <message>
        <source>Drawn by hand, from a finding&apos;s map, or a place of the checklist</source>
        <translation>手工绘制、来自某一征象的图，或检查清单中的位置</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Drift that asks to calibrate again</source>
        <translation>要求重新校准的漂移</translation>
    </message>
    <message>
        <source>Drift that warns</source>
        <translation>发出警告的漂移</translation>
    </message>
    <message>
        <source>EGMA (taught by gaze)</source>
        <translation>EGMA（由视线训练）</translation>
    </message>
    <message>
        <source>Each model&apos;s scale is its own: figures of two models are no measurement of one thing.</source>
        <translation>每个模型有自己的尺度:两个模型的数值并非对同一事物的测量。</translation>
    </message>
    <message>
        <source>Each patch of the last block against the phrase</source>
        <translation>最后一块的每个图像块与短语比较</translation>
    </message>
    <message>
        <source>Else the protocol&apos;s limits decide alone</source>
        <translation>否则仅由方案的限值决定</translation>
    </message>
    <message>
        <source>Empty takes the first tracker found</source>
        <translation>留空取找到的第一台眼动仪</translation>
    </message>
    <message>
        <source>Empty takes what is installed, TittaPy first</source>
        <translation>留空取已安装者，优先 TittaPy</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End it and go on</source>
        <translation>结束并继续</translation>
    </message>
    <message>
        <source>End the sitting; it can be resumed</source>
        <translation>结束本次采集；之后可继续</translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enrol a simulated one</source>
        <translation>登记模拟受试者</translation>
    </message>
    <message>
        <source>Enrolled as {pseudonym}; ask for consent.</source>
        <translation>已登记为 {pseudonym}；请征求同意。</translation>
    </message>
    <message>
        <source>Enrolment, consent, sittings</source>
        <translation>登记、同意、会话</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>登记…</translation>
    </message>
    <message>
        <source>Enter a number{unit}</source>
        <translation>请输入数字{unit}</translation>
    </message>
    <message>
        <source>Enter at least {least}{unit}</source>
        <translation>请输入至少 {least}{unit}</translation>
    </message>
    <message>
        <source>Enter its address, or its DICOMweb address.</source>
        <translation>请输入其地址，或其 DICOMweb 地址。</translation>
    </message>
    <message>
        <source>Enter one folder a line.</source>
        <translation>每行输入一个文件夹。</translation>
    </message>
    <message>
        <source>Enter {least} to {most}{unit}</source>
        <translation>请输入 {least} 至 {most}{unit}</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Erase everything of this person</source>
        <translation>删除此人的全部内容</translation>
    </message>
    <message>
        <source>Erase what was recorded of the chosen one</source>
        <translation>删除所选者的记录</translation>
    </message>
    <message>
        <source>Erasing, and searching for what is left…</source>
        <translation>正在删除并查找残留…</translation>
    </message>
    <message>
        <source>Error of one target at most</source>
        <translation>单个目标误差至多</translation>
    </message>
    <message>
        <source>Everything that was recorded of this person is erased and cannot be brought back.</source>
        <translation>此人的全部记录将被删除，无法恢复。</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>导出设置…</translation>
    </message>
    <message>
        <source>Export this study alone</source>
        <translation>只导出本研究</translation>
    </message>
    <message>
        <source>EyeLink trackers through SR Research&apos;s pylink.</source>
        <translation>EyeLink 眼动仪，经 SR Research 的 pylink。</translation>
    </message>
    <message>
        <source>EyeLogic trackers through the vendor&apos;s SDK (Windows).</source>
        <translation>EyeLogic 眼动仪，经厂商 SDK（Windows）。</translation>
    </message>
    <message>
        <source>False</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Film check</source>
        <translation>片子检查</translation>
    </message>
    <message>
        <source>Film {film}</source>
        <translation>片子 {film}</translation>
    </message>
    <message>
        <source>Finding when each word was said…</source>
        <translation>正在查找每个词的说出时间…</translation>
    </message>
    <message>
        <source>Findings reported that are not there</source>
        <translation>报告了但不存在的征象</translation>
    </message>
    <message>
        <source>Findings reported, of those that are truly there</source>
        <translation>确实存在的征象中已报告的</translation>
    </message>
    <message>
        <source>Findings, maps, scanpaths or drafts of up to four models, beside each other</source>
        <translation>最多四个模型的发现、图、扫视路径或草稿并排显示</translation>
    </message>
    <message>
        <source>For a pilot: nobody</source>
        <translation>用于试运行：并非真人</translation>
    </message>
    <message>
        <source>For a pilot: nobody, who agrees to everything</source>
        <translation>用于预试：虚拟者，同意一切</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Free some space and they are written; closing now loses them.</source>
        <translation>腾出空间即可写入；现在关闭会丢失它们。</translation>
    </message>
    <message>
        <source>From now on {title} are asked of {model}</source>
        <translation>从现在起向 {model} 询问:{title}</translation>
    </message>
    <message>
        <source>From such a file; those from before are kept beside</source>
        <translation>从此类文件导入；原有设置另行保留</translation>
    </message>
    <message>
        <source>From the begin</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>From the mean of normal films, phrase against its denial</source>
        <translation>从正常片均值出发，短语对其否定</translation>
    </message>
    <message>
        <source>Frontal and lateral</source>
        <translation>正位与侧位</translation>
    </message>
    <message>
        <source>Frontal and lateral, with prior</source>
        <translation>正位与侧位，带既往片</translation>
    </message>
    <message>
        <source>GP3 trackers through Gazepoint Control (Open Gaze API).</source>
        <translation>GP3 眼动仪，经 Gazepoint Control（Open Gaze API）。</translation>
    </message>
    <message>
        <source>Gaze counts on the film again.</source>
        <translation>视线在片子上重新计入。</translation>
    </message>
    <message>
        <source>Gaze does not count on the film: {reason}.</source>
        <translation>视线在片子上不计：{reason}。</translation>
    </message>
    <message>
        <source>Gaze given by</source>
        <translation>注视的给出方式</translation>
    </message>
    <message>
        <source>Gaze is being recorded on this film.</source>
        <translation>正在此片上记录视线。</translation>
    </message>
    <message>
        <source>Give a pseudonym</source>
        <translation>分配假名</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-ECLIP</source>
        <translation>Grad-ECLIP</translation>
    </message>
    <message>
        <source>Gradients, attention rollout, agreement of layers and the phrase&apos;s place, fused</source>
        <translation>梯度、注意力展开、层间一致性和短语位置的融合</translation>
    </message>
    <message>
        <source>Hide it and record</source>
        <translation>隐藏并记录</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>How attention of each block would change that block&apos;s own answer</source>
        <translation>每块的注意力会如何改变该块自身的答案</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>确定程度</translation>
    </message>
    <message>
        <source>How far this step is</source>
        <translation>此步骤的进度</translation>
    </message>
    <message>
        <source>How gaze is given to the model</source>
        <translation>注视如何提供给模型</translation>
    </message>
    <message>
        <source>How many participants</source>
        <translation>参与者人数</translation>
    </message>
    <message>
        <source>How many participants is a number from 1 to 10,000.</source>
        <translation>参与者人数应为 1 到 10,000。</translation>
    </message>
    <message>
        <source>How well readers and models do, by subgroup</source>
        <translation>阅片者和模型的表现，按亚组</translation>
    </message>
    <message>
        <source>I am done with this (Space)</source>
        <translation>我已完成（空格键）</translation>
    </message>
    <message>
        <source>I have read this and agree. I may withdraw at any time.</source>
        <translation>我已阅读并同意。我可随时退出。</translation>
    </message>
    <message>
        <source>I-DT: by spread</source>
        <translation>I-DT：按离散度</translation>
    </message>
    <message>
        <source>I-VT: by speed</source>
        <translation>I-VT：按速度</translation>
    </message>
    <message>
        <source>I2MC: noisy gaze</source>
        <translation>I2MC：噪声视线</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>导入设置…</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>检查指征</translation>
    </message>
    <message>
        <source>Information that must pass for the similarity to stay; noise with a fixed seed</source>
        <translation>为保持相似度必须通过的信息；噪声种子固定</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>积分梯度</translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation>应以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>It cannot be opened: {error}</source>
        <translation>无法打开：{error}</translation>
    </message>
    <message>
        <source>It cannot be saved: {error}</source>
        <translation>无法保存：{error}</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>为空。</translation>
    </message>
    <message>
        <source>It stays on disk as it is.</source>
        <translation>它原样留在磁盘上。</translation>
    </message>
    <message>
        <source>Judge each validation myself</source>
        <translation>每次验证由我判断</translation>
    </message>
    <message>
        <source>Keep the corrected text, and find when each word was said</source>
        <translation>保存更正后的文字，并查找每个词的说出时间</translation>
    </message>
    <message>
        <source>Keep the text</source>
        <translation>保存文字</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Kind of the next row</source>
        <translation>下一行的类型</translation>
    </message>
    <message>
        <source>Last added</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Lateral and frontal</source>
        <translation>侧位与正位</translation>
    </message>
    <message>
        <source>LeGrad</source>
        <translation>LeGrad</translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch) {likeness:.2f}. Seen of the film: you {own:.0%}, the other {other:.0%}.</source>
        <translation>路径相似度（ScanMatch）{likeness:.2f}。片子已看：您 {own:.0%}，对方 {other:.0%}。</translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch), 1 for the same</source>
        <translation>路径相似度（ScanMatch），相同为 1</translation>
    </message>
    <message>
        <source>LogitGaze-Med consensus of {consensus_of}</source>
        <translation>LogitGaze-Med，{consensus_of} 条的共识</translation>
    </message>
    <message>
        <source>LogitGaze-Med sample {number} of {count}</source>
        <translation>LogitGaze-Med，样本 {number} / {count}</translation>
    </message>
    <message>
        <source>Look at the image while recording; check the tracker&apos;s quality.</source>
        <translation>记录时请看图像；检查眼动仪质量。</translation>
    </message>
    <message>
        <source>Lungs and heart</source>
        <translation>肺和心脏</translation>
    </message>
    <message>
        <source>M2IB</source>
        <translation>M2IB</translation>
    </message>
    <message>
        <source>MATEX without the prior</source>
        <translation>无先验的 MATEX</translation>
    </message>
    <message>
        <source>MATEX: agreement of layers</source>
        <translation>MATEX：层间一致性</translation>
    </message>
    <message>
        <source>MATEX: gradients</source>
        <translation>MATEX：梯度</translation>
    </message>
    <message>
        <source>MATEX: rollout</source>
        <translation>MATEX：展开</translation>
    </message>
    <message>
        <source>Make a study&apos;s folder from this protocol</source>
        <translation>由此方案建立研究文件夹</translation>
    </message>
    <message>
        <source>Map of the sentence</source>
        <translation>句子的图</translation>
    </message>
    <message>
        <source>Mark what you see: draw a box on the film</source>
        <translation>标出所见：在影像上画一个方框</translation>
    </message>
    <message>
        <source>Mark what you see: draw an ellipse on the film</source>
        <translation>标出所见：在影像上画一个椭圆</translation>
    </message>
    <message>
        <source>Marked by a map and never fixated (a place to look at again, not a finding):</source>
        <translation>被某图标记而从未注视（值得再看之处，并非征象）：</translation>
    </message>
    <message>
        <source>Mean error at most</source>
        <translation>平均误差至多</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>遗漏</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>模型并排</translation>
    </message>
    <message>
        <source>Month, day and time of the reading&apos;s end</source>
        <translation>阅片结束的月、日和时间</translation>
    </message>
    <message>
        <source>Move it away to start a new session</source>
        <translation>请将其移走以开始新会话</translation>
    </message>
    <message>
        <source>Move it back, or start the tracker anew and calibrate it for this screen.</source>
        <translation>请移回窗口，或重新启动眼动仪并为此屏幕校准。</translation>
    </message>
    <message>
        <source>Move it down</source>
        <translation>向下移动</translation>
    </message>
    <message>
        <source>Move it up</source>
        <translation>向上移动</translation>
    </message>
    <message>
        <source>NIB</source>
        <translation>NIB</translation>
    </message>
    <message>
        <source>Name (goes into the key file alone)</source>
        <translation>姓名（仅写入密钥文件）</translation>
    </message>
    <message>
        <source>Name a dataset and a query.</source>
        <translation>请指定数据集和查询。</translation>
    </message>
    <message>
        <source>Name a new folder first.</source>
        <translation>请先指定新文件夹。</translation>
    </message>
    <message>
        <source>Name a table of paths.</source>
        <translation>请指定路径表。</translation>
    </message>
    <message>
        <source>Name of the stream; empty takes the first</source>
        <translation>数据流名称；留空取第一个</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>新草稿</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Next trial</source>
        <translation>下一次试验</translation>
    </message>
    <message>
        <source>No completed reading with another path yet.</source>
        <translation>尚无带其他路径的已完成阅片。</translation>
    </message>
    <message>
        <source>No gaze was recorded in this reading.</source>
        <translation>此次阅片未记录视线。</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>No other path yet: ask for predicted scanpaths, or let another reader record this film.</source>
        <translation>尚无其他路径：请查询预测扫视路径，或让另一位阅片者记录此片。</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有含这些文字的设置。</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>没有打开的研究</translation>
    </message>
    <message>
        <source>Nobody is enrolled.</source>
        <translation>尚无人登记。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None: this study alone</source>
        <translation>无：仅本研究</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>未阅</translation>
    </message>
    <message>
        <source>Not marked read</source>
        <translation>未标为已阅</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未阅</translation>
    </message>
    <message>
        <source>Not there: a false alarm.</source>
        <translation>不存在：误报。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note, Enter keeps it with the running trial</source>
        <translation>备注，按回车键存入正在进行的试验</translation>
    </message>
    <message>
        <source>Nothing is recorded of who does not agree.</source>
        <translation>不同意者不作任何记录。</translation>
    </message>
    <message>
        <source>Nothing that the models hold likely is missing from the report.</source>
        <translation>模型认为可能的征象在报告中没有遗漏。</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>未记录任何内容。</translation>
    </message>
    <message>
        <source>Nothing was said in this study yet.</source>
        <translation>本研究中尚无口述。</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无内容。</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Of Gazepoint Control</source>
        <translation>Gazepoint Control 的端口</translation>
    </message>
    <message>
        <source>Of a drift check</source>
        <translation>漂移检查的</translation>
    </message>
    <message>
        <source>Of a table: [width, height] in px</source>
        <translation>表格的：[宽, 高]，像素</translation>
    </message>
    <message>
        <source>Of one sender among several of a name</source>
        <translation>同名多个发送方中的一个</translation>
    </message>
    <message>
        <source>Of the EyeLink&apos;s host PC</source>
        <translation>EyeLink 主机的地址</translation>
    </message>
    <message>
        <source>Of the dropped samples</source>
        <translation>丢弃采样的随机种子</translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ms</source>
        <translation>模拟设备时钟的，毫秒</translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ppm</source>
        <translation>模拟设备时钟的，ppm</translation>
    </message>
    <message>
        <source>Of the worst target</source>
        <translation>最差目标的</translation>
    </message>
    <message>
        <source>Only one model here answers this. Another one that you add stands beside it.</source>
        <translation>这里只有一个模型回答此问题。您添加的其他模型会显示在旁边。</translation>
    </message>
    <message>
        <source>Open a protocol</source>
        <translation>打开方案</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>打开研究…</translation>
    </message>
    <message>
        <source>Open the folder of a study</source>
        <translation>打开研究的文件夹</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Order of the trials</source>
        <translation>试次的顺序</translation>
    </message>
    <message>
        <source>Orders of trials</source>
        <translation>试验顺序</translation>
    </message>
    <message>
        <source>Orders, quality, ratings, performance, queries</source>
        <translation>顺序、质量、评分、表现、查询</translation>
    </message>
    <message>
        <source>Other sites</source>
        <translation>其他中心</translation>
    </message>
    <message>
        <source>Over all targets of a validation</source>
        <translation>一次验证的所有目标</translation>
    </message>
    <message>
        <source>Over sessions</source>
        <translation>历次会话</translation>
    </message>
    <message>
        <source>Over the film: where “{phrase}” is seen ({method})</source>
        <translation>叠加在影像上：“{phrase}”所在处（{method}）</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Pages; arrow keys choose</source>
        <translation>页面；用方向键选择</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paint gaze</source>
        <translation>绘制视线</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>参数图</translation>
    </message>
    <message>
        <source>Part of the area that lay within 2.5° of a fixation</source>
        <translation>区域中距注视点 2.5° 以内的部分</translation>
    </message>
    <message>
        <source>Part of the time in all fixations on the image</source>
        <translation>占图像上全部注视时间的比例</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>受试者</translation>
    </message>
    <message>
        <source>Parts of the recording are damaged: {damage}</source>
        <translation>记录的部分内容已损坏：{damage}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Patch-text cosine</source>
        <translation>图像块-文本余弦</translation>
    </message>
    <message>
        <source>Patches that gaze taught to belong to such a phrase</source>
        <translation>由视线学得属于此类短语的图像块</translation>
    </message>
    <message>
        <source>Paths (CSV: case, onset_ms, duration_ms, x_px, y_px)</source>
        <translation>路径（CSV：case, onset_ms, duration_ms, x_px, y_px）</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者 ID</translation>
    </message>
    <message>
        <source>Patient name</source>
        <translation>患者姓名</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>People are enrolled, and agree, in the window of studies.</source>
        <translation>登记和知情同意在研究窗口中进行。</translation>
    </message>
    <message>
        <source>Phantoms know their own</source>
        <translation>模体自带真值</translation>
    </message>
    <message>
        <source>Phrase to explain</source>
        <translation>要解释的短语</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>屏幕图像</translation>
    </message>
    <message>
        <source>Pixel probe</source>
        <translation>像素探针</translation>
    </message>
    <message>
        <source>Place the lines by hand (J).</source>
        <translation>请手动放置这些线（J）。</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or pause the recorded gaze</source>
        <translation>播放或暂停已记录的视线</translation>
    </message>
    <message>
        <source>Plays an earlier recording as if it were live.</source>
        <translation>将以前的记录当作实时数据播放。</translation>
    </message>
    <message>
        <source>Please answer</source>
        <translation>请回答</translation>
    </message>
    <message>
        <source>Please report this file&apos;s kind.</source>
        <translation>请反馈此文件的类型。</translation>
    </message>
    <message>
        <source>Point to something</source>
        <translation>指向某处</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Power of the magnifier</source>
        <translation>放大镜倍率</translation>
    </message>
    <message>
        <source>Precision RMS</source>
        <translation>精密度 RMS</translation>
    </message>
    <message>
        <source>Predicted scanpaths</source>
        <translation>预测扫视路径</translation>
    </message>
    <message>
        <source>Predictions (CSV: case, probability, model)</source>
        <translation>预测（CSV：case, probability, model）</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>呈现状态</translation>
    </message>
    <message>
        <source>Presentation state: window, turn and measurements</source>
        <translation>呈现状态：窗、旋转和测量</translation>
    </message>
    <message>
        <source>Present…</source>
        <translation>演示…</translation>
    </message>
    <message>
        <source>Press a key, with Ctrl, Shift or Alt if you like</source>
        <translation>按一个键，可加 Ctrl、Shift 或 Alt</translation>
    </message>
    <message>
        <source>Previous study</source>
        <translation>上一个检查</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>既往片</translation>
    </message>
    <message>
        <source>Prior from: {prior}; {placed}.</source>
        <translation>先验来自：{prior}；{placed}。</translation>
    </message>
    <message>
        <source>Prior on the second monitor</source>
        <translation>第二显示器上的既往片</translation>
    </message>
    <message>
        <source>Prior only</source>
        <translation>仅先验</translation>
    </message>
    <message>
        <source>Prior registered: {why}.</source>
        <translation>既往片已配准：{why}。</translation>
    </message>
    <message>
        <source>Prior report</source>
        <translation>既往报告</translation>
    </message>
    <message>
        <source>Prior, second image</source>
        <translation>既往片，第二图像</translation>
    </message>
    <message>
        <source>Probabilities without gaze, with recorded, predicted and another film&apos;s gaze appear here.</source>
        <translation>此处显示无视线、记录视线、预测视线和另一张片视线下的概率。</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Progress of {what}</source>
        <translation>{what}的进度</translation>
    </message>
    <message>
        <source>Propose cardiothoracic ratio</source>
        <translation>建议心胸比</translation>
    </message>
    <message>
        <source>Proposed: drag the handles where the lines are wrong; Ctrl+Z takes them back</source>
        <translation>建议：线不对时拖动手柄；Ctrl+Z 撤回</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Pupil size over time</source>
        <translation>瞳孔大小随时间的变化</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Purpose of the recording</source>
        <translation>记录的目的</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Put back {text}</source>
        <translation>放回 {text}</translation>
    </message>
    <message>
        <source>Put back, open: {text}</source>
        <translation>放回，待定：{text}</translation>
    </message>
    <message>
        <source>Put every panel and pane back into the window</source>
        <translation>将所有面板和窗格放回窗口</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回原处</translation>
    </message>
    <message>
        <source>Put paths into the study, for replays</source>
        <translation>将路径放入研究，用于回放</translation>
    </message>
    <message>
        <source>Put sentence back</source>
        <translation>放回句子</translation>
    </message>
    <message>
        <source>Put the panel back here (Ctrl+Shift+W)</source>
        <translation>将面板放回此处（Ctrl+Shift+W）</translation>
    </message>
    <message>
        <source>Quality at each target</source>
        <translation>各目标的质量</translation>
    </message>
    <message>
        <source>Quality, last second</source>
        <translation>质量，最近一秒</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>R records gaze   A asks the models   ? shows all keys</source>
        <translation>R 记录视线   A 询问模型   ? 显示所有按键</translation>
    </message>
    <message>
        <source>RMS-S2S</source>
        <translation>RMS-S2S</translation>
    </message>
    <message>
        <source>RadGaze is free software under the Apache License 2.0. Qt for Python is used under the LGPL v3, the Inter typeface under the SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md lists everything. Eye tracking data are recorded only with the reader&apos;s consent, whose purpose is kept with them, and can be erased in the Gaze panel. Eye Tracking by Tobii: with Tobii trackers Tobii&apos;s library is used, which is licensed for research and not part of RadGaze; its terms for storing and transferring eye tracking data apply.</source>
        <translation>RadGaze 是遵循 Apache License 2.0 的自由软件。Qt for Python 按 LGPL v3 使用，Inter 字体按 SIL Open Font License 1.1 使用；THIRD_PARTY_NOTICES.md 列出全部内容。眼动数据仅在阅片者同意后记录，同意的目的与数据一同保存，并可在“视线”面板中删除。Eye Tracking by Tobii：使用 Tobii 眼动仪时会用到 Tobii 的库，该库仅许可用于研究，且不属于 RadGaze；存储和传输眼动数据须遵守其条款。</translation>
    </message>
    <message>
        <source>RadGaze will store where you look on the screen, with times, pupil size where the tracker gives it, and how the image is zoomed and windowed meanwhile. The data stay on this computer, in the folder of this study. You can stop at any time (R), and erase a recording in the Gaze panel.</source>
        <translation>RadGaze 将存储您在屏幕上看的位置及时间、眼动仪提供的瞳孔大小，以及其间图像的缩放和窗宽窗位。数据留在本机，位于此检查的文件夹中。您可随时停止（R），也可在“视线”面板中删除记录。</translation>
    </message>
    <message>
        <source>RadGaze: participant</source>
        <translation>RadGaze：参与者</translation>
    </message>
    <message>
        <source>RadGaze: studies</source>
        <translation>RadGaze：研究</translation>
    </message>
    <message>
        <source>Radiograph, {pane} view</source>
        <translation>X 线片，{pane} 视图</translation>
    </message>
    <message>
        <source>Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;Archives (*.zip DICOMDIR dicomdir);;All files (*)</source>
        <translation>X 线片 (*.dcm *.dicom *.png *.jpg *.jpeg);;压缩档 (*.zip DICOMDIR dicomdir);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Radius of the magnifier</source>
        <translation>放大镜半径</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Ratings, for programs of readers&apos; studies</source>
        <translation>评分，供阅片者研究程序使用</translation>
    </message>
    <message>
        <source>Re-point…</source>
        <translation>重新指定…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Read all</source>
        <translation>全部阅读</translation>
    </message>
    <message>
        <source>Read every message in full</source>
        <translation>完整阅读每条消息</translation>
    </message>
    <message>
        <source>Read its licence, and accept it</source>
        <translation>阅读并接受其许可</translation>
    </message>
    <message>
        <source>Read last</source>
        <translation>最近阅读</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>继续阅片</translation>
    </message>
    <message>
        <source>Read, no report</source>
        <translation>已阅，无报告</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>阅片者 ID</translation>
    </message>
    <message>
        <source>Reader id (a pseudonym, not your name)</source>
        <translation>阅片者 ID（假名，不是您的姓名）</translation>
    </message>
    <message>
        <source>Reader, eye tracker, screen, archives, AI, appearance, keys</source>
        <translation>阅片者、眼动仪、屏幕、归档、AI、外观、按键</translation>
    </message>
    <message>
        <source>Readers look where it points. What is shown is kept with the recording.</source>
        <translation>阅片者会看它所指之处。显示的内容与记录一同保存。</translation>
    </message>
    <message>
        <source>Readers who look for: {finding}.</source>
        <translation>寻找以下内容的阅片者:{finding}。</translation>
    </message>
    <message>
        <source>Reading {what}</source>
        <translation>正在读取 {what}</translation>
    </message>
    <message>
        <source>Rebuild list</source>
        <translation>重建列表</translation>
    </message>
    <message>
        <source>Receive studies</source>
        <translation>接收检查</translation>
    </message>
    <message>
        <source>Receiving: {ae_title}, port {port}{tls}</source>
        <translation>正在接收：{ae_title}，端口 {port}{tls}</translation>
    </message>
    <message>
        <source>Recognise…</source>
        <translation>识别…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the table; areas can be drawn before.</source>
        <translation>记录视线（R）以填充表格；区域可事先绘制。</translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the timeline.</source>
        <translation>记录视线（R）以填充时间轴。</translation>
    </message>
    <message>
        <source>Record gaze first; then the draft is written with it.</source>
        <translation>请先记录视线；然后据此起草。</translation>
    </message>
    <message>
        <source>Record gaze while reading (asks for consent first)</source>
        <translation>阅片时记录视线（先征求同意）</translation>
    </message>
    <message>
        <source>Record nothing (Esc)</source>
        <translation>不记录 (Esc)</translation>
    </message>
    <message>
        <source>Record with it</source>
        <translation>带 AI 记录</translation>
    </message>
    <message>
        <source>Record your gaze?</source>
        <translation>记录您的视线？</translation>
    </message>
    <message>
        <source>Recorded elsewhere</source>
        <translation>在别处记录的</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recording 00:00</source>
        <translation>正在记录 00:00</translation>
    </message>
    <message>
        <source>Recording begins in {ceil} s. Esc cancels.</source>
        <translation>{ceil} 秒后开始记录。Esc 取消。</translation>
    </message>
    <message>
        <source>Recording {clock_text}</source>
        <translation>正在记录 {clock_text}</translation>
    </message>
    <message>
        <source>Recording: gaze appears here when it ends.</source>
        <translation>正在记录：结束后视线显示于此。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Red is shown while recording.</source>
        <translation>记录期间显示红色。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo chosen</source>
        <translation>重做所选</translation>
    </message>
    <message>
        <source>Redo the point</source>
        <translation>重做该点</translation>
    </message>
    <message>
        <source>Refused of {what}</source>
        <translation>{what} 中被拒绝的</translation>
    </message>
    <message>
        <source>Region (ellipse)</source>
        <translation>区域（椭圆）</translation>
    </message>
    <message>
        <source>Region (rectangle)</source>
        <translation>区域（矩形）</translation>
    </message>
    <message>
        <source>Region of the map</source>
        <translation>图的区域</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Regions that the other path dwelt on and this one never fixated</source>
        <translation>另一路径停留而此路径从未注视的区域</translation>
    </message>
    <message>
        <source>Register prior</source>
        <translation>配准既往片</translation>
    </message>
    <message>
        <source>Register with bending</source>
        <translation>带形变配准</translation>
    </message>
    <message>
        <source>Registering the prior: {what}</source>
        <translation>正在配准既往片：{what}</translation>
    </message>
    <message>
        <source>Registration failed: {why}.</source>
        <translation>配准失败：{why}。</translation>
    </message>
    <message>
        <source>Registration is poor: {why}.</source>
        <translation>配准质量差：{why}。</translation>
    </message>
    <message>
        <source>Registration that also bends the prior: for another posture or breathing</source>
        <translation>同时使既往片形变的配准：用于体位或呼吸不同时</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Reject sentence</source>
        <translation>拒绝此句</translation>
    </message>
    <message>
        <source>Remind of a drift check after</source>
        <translation>提醒漂移检查，每隔</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove areas</source>
        <translation>移除区域</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>从库中移除</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>从库中移除…</translation>
    </message>
    <message>
        <source>Remove measurement</source>
        <translation>移除测量</translation>
    </message>
    <message>
        <source>Remove sentence</source>
        <translation>移除句子</translation>
    </message>
    <message>
        <source>Remove the chosen areas (Delete)</source>
        <translation>移除所选区域（Delete）</translation>
    </message>
    <message>
        <source>Remove the file to forget it.</source>
        <translation>删除该文件即可取消。</translation>
    </message>
    <message>
        <source>Remove the last mark</source>
        <translation>删除最后一个标记</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>移除该模型？</translation>
    </message>
    <message>
        <source>Remove this archive from the settings</source>
        <translation>从设置中移除此归档</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Removing {model_id}.</source>
        <translation>正在移除 {model_id}。</translation>
    </message>
    <message>
        <source>Rename area</source>
        <translation>重命名区域</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report sentence: {text}</source>
        <translation>报告句子：{text}</translation>
    </message>
    <message>
        <source>Report written to {name}.</source>
        <translation>报告已写入 {name}。</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Research grade</source>
        <translation>科研级</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>仅供研究</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究。不用于诊断。</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Nothing leaves this computer.</source>
        <translation>仅供研究。不用于诊断。任何数据都不会离开本机。</translation>
    </message>
    <message>
        <source>Research: gaze data collection</source>
        <translation>研究：采集视线数据</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>回顾</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>Rings of one standard deviation around predicted fixations</source>
        <translation>预测注视点周围一个标准差的圆环</translation>
    </message>
    <message>
        <source>Root mean square of sample-to-sample distances: fast noise</source>
        <translation>相邻采样间距离的均方根：快速噪声</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Rub gaze out</source>
        <translation>擦除视线</translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Run a study</source>
        <translation>进行研究</translation>
    </message>
    <message>
        <source>Run a study…</source>
        <translation>运行研究…</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run again {what}</source>
        <translation>重新运行{what}</translation>
    </message>
    <message>
        <source>Run again: {what}</source>
        <translation>重新运行：{what}</translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation>请重新运行。</translation>
    </message>
    <message>
        <source>Run the diagnosis model (Ctrl+Shift+D)</source>
        <translation>运行诊断模型（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>Run the diagnosis with the gaze that is chosen now</source>
        <translation>用当前所选视线运行诊断</translation>
    </message>
    <message>
        <source>SDK</source>
        <translation>SDK</translation>
    </message>
    <message>
        <source>STD</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples a second</source>
        <translation>每秒采样数</translation>
    </message>
    <message>
        <source>Samples a second; empty: as the tracker is set</source>
        <translation>每秒采样数；留空：按眼动仪设置</translation>
    </message>
    <message>
        <source>Samples a second; empty: the fastest</source>
        <translation>每秒采样数；留空：最快</translation>
    </message>
    <message>
        <source>Samples in which the eye was not seen</source>
        <translation>未看到眼睛的采样</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save arrangement</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Save arrangement…</source>
        <translation>保存布局…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save look…</source>
        <translation>保存显示外观…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the look as a presentation state</source>
        <translation>将显示外观保存为呈现状态</translation>
    </message>
    <message>
        <source>Save the protocol</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Save the protocol somewhere else</source>
        <translation>将方案保存到别处</translation>
    </message>
    <message>
        <source>Save the protocol where it is</source>
        <translation>将方案保存在原处</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Save what stands where now as a hanging protocol of yours</source>
        <translation>将当前的摆放保存为您的挂片协议</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Say where its files are now</source>
        <translation>指明其文件现在的位置</translation>
    </message>
    <message>
        <source>ScanMatch</source>
        <translation>ScanMatch</translation>
    </message>
    <message>
        <source>Scanpath</source>
        <translation>扫视路径</translation>
    </message>
    <message>
        <source>Scanpaths</source>
        <translation>扫视路径</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Screen and eyes</source>
        <translation>屏幕与眼睛</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search a PACS and fetch studies into the library</source>
        <translation>搜索 PACS 并将检查取回到库中</translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation>搜索操作</translation>
    </message>
    <message>
        <source>Search archive…</source>
        <translation>搜索归档…</translation>
    </message>
    <message>
        <source>Search name, id, date</source>
        <translation>搜索姓名、ID、日期</translation>
    </message>
    <message>
        <source>Search studies</source>
        <translation>搜索检查</translation>
    </message>
    <message>
        <source>Search studies by name, id, date or description (Ctrl+F)</source>
        <translation>按姓名、ID、日期或描述搜索检查（Ctrl+F）</translation>
    </message>
    <message>
        <source>Search the archive (Enter)</source>
        <translation>搜索归档（回车）</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Search the study list</source>
        <translation>搜索检查列表</translation>
    </message>
    <message>
        <source>Searching {name}</source>
        <translation>正在搜索 {name}</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>第二图像</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>第二阅片者</translation>
    </message>
    <message>
        <source>Second reader, training</source>
        <translation>第二阅片者，训练</translation>
    </message>
    <message>
        <source>Secondary capture</source>
        <translation>二次捕获</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Seconds for the stream to be found</source>
        <translation>查找数据流的秒数</translation>
    </message>
    <message>
        <source>Seconds from the begin</source>
        <translation>自开始起的秒数</translation>
    </message>
    <message>
        <source>Seconds; empty: when the reading is done</source>
        <translation>秒；留空：阅片完成时</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看</translation>
    </message>
    <message>
        <source>Seen / not seen</source>
        <translation>已看 / 未看</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Select and copy with Ctrl+C</source>
        <translation>选择后按 Ctrl+C 复制</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send the results of this study, or its film, to a PACS</source>
        <translation>将此检查的结果或片子发送到 PACS</translation>
    </message>
    <message>
        <source>Send to archive</source>
        <translation>发送到归档</translation>
    </message>
    <message>
        <source>Send to archive…</source>
        <translation>发送到归档…</translation>
    </message>
    <message>
        <source>Senders must use TLS</source>
        <translation>发送方必须使用 TLS</translation>
    </message>
    <message>
        <source>Sending to {name}</source>
        <translation>正在发送到 {name}</translation>
    </message>
    <message>
        <source>Sentence to find films by</source>
        <translation>用于查找片子的句子</translation>
    </message>
    <message>
        <source>Set every option as it was</source>
        <translation>将所有选项恢复原样</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings: [screen] curve.</source>
        <translation>设置：[screen] curve。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Share of the film within the useful field</source>
        <translation>片子在有效视野内的比例</translation>
    </message>
    <message>
        <source>Share of time over share of the image; 1 is what even looking would give</source>
        <translation>时间占比除以面积占比；均匀观看时为 1</translation>
    </message>
    <message>
        <source>Shift+2 looks for one of this patient; or drop a film on the prior&apos;s pane.</source>
        <translation>Shift+2 查找此患者的既往片；或将片子拖到既往片窗格。</translation>
    </message>
    <message>
        <source>Shift+G tries with bending.</source>
        <translation>Shift+G 尝试带形变的配准。</translation>
    </message>
    <message>
        <source>Shift+U says why.</source>
        <translation>Shift+U 说明原因。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>Show as prior</source>
        <translation>显示为既往片</translation>
    </message>
    <message>
        <source>Show beside</source>
        <translation>在旁显示</translation>
    </message>
    <message>
        <source>Show every sample behind the chosen one</source>
        <translation>在所选样本之后显示每个样本</translation>
    </message>
    <message>
        <source>Show every study again</source>
        <translation>重新显示所有检查</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>显示列表</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Show or hide fixations and scanpaths</source>
        <translation>显示或隐藏注视点和扫视路径</translation>
    </message>
    <message>
        <source>Show or hide live gaze and its heatmap</source>
        <translation>显示或隐藏实时视线及其热图</translation>
    </message>
    <message>
        <source>Show or hide the attribution map</source>
        <translation>显示或隐藏归因图</translation>
    </message>
    <message>
        <source>Show or hide the file&apos;s own overlays and shutter</source>
        <translation>显示或隐藏文件自带的叠加和遮挡</translation>
    </message>
    <message>
        <source>Show or hide the outlines that the model found</source>
        <translation>显示或隐藏模型找到的轮廓</translation>
    </message>
    <message>
        <source>Show or hide the texts in the corners</source>
        <translation>显示或隐藏四角的文字</translation>
    </message>
    <message>
        <source>Show or hide your measurements</source>
        <translation>显示或隐藏您的测量</translation>
    </message>
    <message>
        <source>Show the film beside the one that is read</source>
        <translation>在所阅片旁显示该片</translation>
    </message>
    <message>
        <source>Show the heatmap of the recorded fixations (G)</source>
        <translation>显示已记录注视点的热图（G）</translation>
    </message>
    <message>
        <source>Show the live gaze point</source>
        <translation>显示实时注视点</translation>
    </message>
    <message>
        <source>Show the mean over all samples in the Explain layout</source>
        <translation>在解释布局中显示所有样本的均值</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>显示整幅图像</translation>
    </message>
    <message>
        <source>Show this recording</source>
        <translation>显示此记录</translation>
    </message>
    <message>
        <source>Show {place}</source>
        <translation>显示{place}</translation>
    </message>
    <message>
        <source>Show {place} in the image</source>
        <translation>在图像中显示{place}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>显示{title}</translation>
    </message>
    <message>
        <source>Shown sample</source>
        <translation>显示的样本</translation>
    </message>
    <message>
        <source>Shown when the reading is marked complete.</source>
        <translation>阅片标为完成后显示。</translation>
    </message>
    <message>
        <source>Side by side goes on without it.</source>
        <translation>并排显示在没有它的情况下继续。</translation>
    </message>
    <message>
        <source>Side by side goes on.</source>
        <translation>并排显示继续。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Sign report</source>
        <translation>签署报告</translation>
    </message>
    <message>
        <source>Sign the consent</source>
        <translation>签署同意书</translation>
    </message>
    <message>
        <source>Sign the report</source>
        <translation>签署报告</translation>
    </message>
    <message>
        <source>Sign the report with your reader id; it cannot be edited while signed (Ctrl+Shift+S)</source>
        <translation>用您的阅片者 ID 签署报告；签署后不可编辑（Ctrl+Shift+S）</translation>
    </message>
    <message>
        <source>Sign the report, or take the signature back</source>
        <translation>签署报告，或撤回签名</translation>
    </message>
    <message>
        <source>Sign what you accepted or wrote</source>
        <translation>签署您接受或书写的内容</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation>相似片</translation>
    </message>
    <message>
        <source>Similar films, best first</source>
        <translation>相似片，最相似者在前</translation>
    </message>
    <message>
        <source>SimpleITK {version_versionstring}</source>
        <translation>SimpleITK {version_versionstring}</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>就座</translation>
    </message>
    <message>
        <source>Sit {word}.{said}</source>
        <translation>请将头向{word}移。{said}</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字缩小</translation>
    </message>
    <message>
        <source>Some vendors&apos; packages want another Python, such as 3.10</source>
        <translation>有些厂商的软件包需要其他 Python，例如 3.10</translation>
    </message>
    <message>
        <source>Something over the film cannot be drawn and was switched off ({why}).</source>
        <translation>片子上方的某项内容无法绘制，已关闭（{why}）。</translation>
    </message>
    <message>
        <source>Source id</source>
        <translation>来源 ID</translation>
    </message>
    <message>
        <source>Space next   ← back   N notes   P pause   Esc leaves</source>
        <translation>空格 下一步   ← 返回   N 备注   P 暂停   Esc 退出</translation>
    </message>
    <message>
        <source>Space: go on</source>
        <translation>空格键：继续</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of the gaze over time, degrees a second</source>
        <translation>视线速度随时间的变化，度每秒</translation>
    </message>
    <message>
        <source>Speed of the replay: click for the next (X)</source>
        <translation>回放速度：点击换下一档（X）</translation>
    </message>
    <message>
        <source>Spread around the mean</source>
        <translation>围绕均值的离散程度</translation>
    </message>
    <message>
        <source>Spread as rings</source>
        <translation>离散圆环</translation>
    </message>
    <message>
        <source>Stage 1: gradient-weighted attention, rolled out at three scales, their mean</source>
        <translation>第 1 阶段：梯度加权注意力，在三个尺度上展开并取均值</translation>
    </message>
    <message>
        <source>Stage 2: what all scales see, those whose blocks agree first</source>
        <translation>第 2 阶段：所有尺度共见之处，块间一致者优先</translation>
    </message>
    <message>
        <source>Stage 3: what each patch adds to the phrase, beyond a normal film</source>
        <translation>第 3 阶段：每个图像块超出正常片的、对短语的贡献</translation>
    </message>
    <message>
        <source>Stalls at</source>
        <translation>停顿于</translation>
    </message>
    <message>
        <source>Stalls for</source>
        <translation>停顿时长</translation>
    </message>
    <message>
        <source>Stand by these probabilities: exported as VERIFIED under your name</source>
        <translation>认可这些概率：以您的名义导出为 VERIFIED</translation>
    </message>
    <message>
        <source>Stand by this sentence as it is</source>
        <translation>认可此句原文</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Start or stop the eye tracker</source>
        <translation>启动或停止眼动仪</translation>
    </message>
    <message>
        <source>Start or stop tracker</source>
        <translation>启动或停止眼动仪</translation>
    </message>
    <message>
        <source>Start recording (Enter)</source>
        <translation>开始记录（回车）</translation>
    </message>
    <message>
        <source>Start the tracker</source>
        <translation>启动眼动仪</translation>
    </message>
    <message>
        <source>Start the tracker again in the Gaze panel.</source>
        <translation>请在“视线”面板中重新启动眼动仪。</translation>
    </message>
    <message>
        <source>State of the tracker process</source>
        <translation>眼动仪进程的状态</translation>
    </message>
    <message>
        <source>State of the worker process</source>
        <translation>工作进程的状态</translation>
    </message>
    <message>
        <source>State times gradient, gathered while one block&apos;s states grow from nothing</source>
        <translation>状态乘梯度，在某块状态从无增长的过程中累积</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop all jobs</source>
        <translation>停止所有任务</translation>
    </message>
    <message>
        <source>Stop or go on making films ready</source>
        <translation>停止或继续准备片子</translation>
    </message>
    <message>
        <source>Stop recording before calibrating.</source>
        <translation>请先停止记录再校准。</translation>
    </message>
    <message>
        <source>Stop the export; nothing is left behind</source>
        <translation>停止导出；不留任何内容</translation>
    </message>
    <message>
        <source>Stop the tracker</source>
        <translation>停止眼动仪</translation>
    </message>
    <message>
        <source>Stop the tracker (Ctrl+T)</source>
        <translation>停止眼动仪（Ctrl+T）</translation>
    </message>
    <message>
        <source>Stop {what}</source>
        <translation>停止{what}</translation>
    </message>
    <message>
        <source>Stop: {what}</source>
        <translation>停止：{what}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped. Not all of it was sent.</source>
        <translation>已停止。未全部发送。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the library.</source>
        <translation>已停止。未向库中添加任何内容。</translation>
    </message>
    <message>
        <source>Stopped; nothing was left behind.</source>
        <translation>已停止；未留任何内容。</translation>
    </message>
    <message>
        <source>Stored, modality and display value under the mouse</source>
        <translation>鼠标处的存储值、模态值和显示值</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>数据流</translation>
    </message>
    <message>
        <source>Structured report (TID 1500)</source>
        <translation>结构化报告 (TID 1500)</translation>
    </message>
    <message>
        <source>Structured report; UNVERIFIED until you accept them</source>
        <translation>结构化报告；在您接受之前为 UNVERIFIED</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Studies are fetched by</source>
        <translation>取回检查的方式</translation>
    </message>
    <message>
        <source>Studies in the archive</source>
        <translation>归档中的检查</translation>
    </message>
    <message>
        <source>Studies in the archive; double click fetches one</source>
        <translation>归档中的检查；双击取回</translation>
    </message>
    <message>
        <source>Studies, recordings, reports and models of yours</source>
        <translation>您的检查、记录、报告和模型</translation>
    </message>
    <message>
        <source>Studies: Enter or click opens, right click for more</source>
        <translation>检查：回车或点击打开，右键更多</translation>
    </message>
    <message>
        <source>Studies…</source>
        <translation>研究…</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Study date, newest first</source>
        <translation>检查日期，最新在前</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>黑白互换</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Take acceptance back</source>
        <translation>撤回接受</translation>
    </message>
    <message>
        <source>Take every drafted sentence over</source>
        <translation>采用所有起草的句子</translation>
    </message>
    <message>
        <source>Take every drafted sentence over that is not marked (Ctrl+Shift+Enter)</source>
        <translation>采用所有未标记的起草句子（Ctrl+Shift+回车）</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Take it out; it stays traceable (Delete)</source>
        <translation>移除；仍可追溯（Delete）</translation>
    </message>
    <message>
        <source>Take signature back</source>
        <translation>撤回签名</translation>
    </message>
    <message>
        <source>Take the calibration back</source>
        <translation>撤回标定</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤回上一次更改</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>撤回最后一个</translation>
    </message>
    <message>
        <source>Take the paint away: the draft with gaze is written with the gaze as it was recorded</source>
        <translation>去除绘制：有视线的草稿按记录的视线书写</translation>
    </message>
    <message>
        <source>Taken over; they count from the next start.</source>
        <translation>已采用；下次启动时生效。</translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation>目标 {number}</translation>
    </message>
    <message>
        <source>Targets and where gaze was found</source>
        <translation>目标与测得的视线位置</translation>
    </message>
    <message>
        <source>Targets of a calibration</source>
        <translation>校准的目标数</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Teaching: review of my own reading</source>
        <translation>教学：回顾自己的阅片</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>测试图</translation>
    </message>
    <message>
        <source>Test pattern; arrows change it, Esc closes it</source>
        <translation>测试图；方向键切换，Esc 关闭</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Text 10 % larger</source>
        <translation>文字大 10 %</translation>
    </message>
    <message>
        <source>Text 10 % smaller</source>
        <translation>文字小 10 %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Text size is also Ctrl++ and Ctrl+-.</source>
        <translation>文字大小也可用 Ctrl++ 和 Ctrl+- 调整。</translation>
    </message>
    <message>
        <source>Text size {wanted:.0%}: used from the next start of RadGaze.</source>
        <translation>文字大小 {wanted:.0%}：下次启动 RadGaze 时生效。</translation>
    </message>
    <message>
        <source>Texts in the corners of a film</source>
        <translation>片子四角的文字</translation>
    </message>
    <message>
        <source>That region is too small to take a window from.</source>
        <translation>该区域太小，无法取窗。</translation>
    </message>
    <message>
        <source>The action has no key</source>
        <translation>该操作没有按键</translation>
    </message>
    <message>
        <source>The archive whose values stand below</source>
        <translation>下方显示其数值的归档</translation>
    </message>
    <message>
        <source>The archives of the settings (Ctrl+,)</source>
        <translation>设置中的归档（Ctrl+,）</translation>
    </message>
    <message>
        <source>The areas were not kept: {problem}</source>
        <translation>区域未保存：{problem}</translation>
    </message>
    <message>
        <source>The arrangement was not saved: {error}.</source>
        <translation>布局未保存：{error}。</translation>
    </message>
    <message>
        <source>The checklist of a frontal film: over its lungs once they were found, else typical places</source>
        <translation>正位片检查清单：找到肺部后按其位置，否则为典型位置</translation>
    </message>
    <message>
        <source>The dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>The demo study is not installed.</source>
        <translation>演示检查未安装。</translation>
    </message>
    <message>
        <source>The difference has no negative: green is denser now, magenta less dense</source>
        <translation>差值图没有负像：绿色现在更致密，品红更稀疏</translation>
    </message>
    <message>
        <source>The draft of each model, differences marked</source>
        <translation>每个模型的草稿,差异已标出</translation>
    </message>
    <message>
        <source>The draft with gaze</source>
        <translation>有视线的草稿</translation>
    </message>
    <message>
        <source>The draft without gaze</source>
        <translation>无视线的草稿</translation>
    </message>
    <message>
        <source>The encoder never learnt {words}: the map means nothing for it and is drawn faintly.</source>
        <translation>编码器从未学过 {words}：图对它没有意义，以淡色绘制。</translation>
    </message>
    <message>
        <source>The file that radgaze serve names there, copied to here</source>
        <translation>radgaze serve 在那里给出的文件，复制到此处</translation>
    </message>
    <message>
        <source>The file&apos;s first window</source>
        <translation>文件的第一个窗</translation>
    </message>
    <message>
        <source>The file&apos;s second window</source>
        <translation>文件的第二个窗</translation>
    </message>
    <message>
        <source>The file&apos;s third window</source>
        <translation>文件的第三个窗</translation>
    </message>
    <message>
        <source>The film itself</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>The film there: {finding}</source>
        <translation>该处的片子：{finding}</translation>
    </message>
    <message>
        <source>The finding probabilities are not part of the report: they are exported as UNVERIFIED unless you accept them in the Findings panel.</source>
        <translation>征象概率不属于报告：除非您在“征象”面板中接受，否则导出为 UNVERIFIED。</translation>
    </message>
    <message>
        <source>The first time, what it shows is made before: about a minute. Esc leaves it.</source>
        <translation>首次会先准备内容：约一分钟。Esc 退出。</translation>
    </message>
    <message>
        <source>The first {count} rows; the command has them all.</source>
        <translation>前 {count} 行；命令行可给出全部。</translation>
    </message>
    <message>
        <source>The folder of a speech model</source>
        <translation>语音模型的文件夹</translation>
    </message>
    <message>
        <source>The folder of a study</source>
        <translation>研究的文件夹</translation>
    </message>
    <message>
        <source>The folder of a study of the same protocol</source>
        <translation>同一方案的研究文件夹</translation>
    </message>
    <message>
        <source>The folder of an export as Parquet</source>
        <translation>Parquet 导出的文件夹</translation>
    </message>
    <message>
        <source>The gaze recording cannot be read: {error}</source>
        <translation>无法读取视线记录：{error}</translation>
    </message>
    <message>
        <source>The graphics card does not paint the images: {why}.</source>
        <translation>显卡不绘制图像：{why}。</translation>
    </message>
    <message>
        <source>The graphics card paints the films</source>
        <translation>由显卡绘制片子</translation>
    </message>
    <message>
        <source>The images of the study and its prior, as the hanging protocol says</source>
        <translation>按挂片协议显示检查的图像及其既往片</translation>
    </message>
    <message>
        <source>The inference worker ended unexpectedly.</source>
        <translation>推理工作进程意外结束。</translation>
    </message>
    <message>
        <source>The kept calibration cannot be read: {strerror}.</source>
        <translation>无法读取已保存的校准：{strerror}。</translation>
    </message>
    <message>
        <source>The kept calibration was not taken: {text}.</source>
        <translation>未采用已保存的校准：{text}。</translation>
    </message>
    <message>
        <source>The key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>The key that RadGaze gives it</source>
        <translation>RadGaze 给它的按键</translation>
    </message>
    <message>
        <source>The largest error of a target is below the mean: raise it, or lower the mean.</source>
        <translation>单个目标的最大误差低于均值：请提高它，或降低均值。</translation>
    </message>
    <message>
        <source>The last block&apos;s attention; the same for every phrase</source>
        <translation>最后一块的注意力；对所有短语相同</translation>
    </message>
    <message>
        <source>The last change is not kept yet: {journal_problem}.</source>
        <translation>最近的更改尚未保存：{journal_problem}。</translation>
    </message>
    <message>
        <source>The lens&apos;s next power, 1.5 to 8 times (also Shift+wheel over the image)</source>
        <translation>放大镜的下一档倍率，1.5 至 8 倍（也可在图像上 Shift+滚轮）</translation>
    </message>
    <message>
        <source>The lens&apos;s next size (also Ctrl+Shift+wheel over the image)</source>
        <translation>放大镜的下一档大小（也可在图像上 Ctrl+Shift+滚轮）</translation>
    </message>
    <message>
        <source>The level of the contour</source>
        <translation>轮廓的水平</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>The library has not answered yet</source>
        <translation>库尚未答复</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {reason}.</source>
        <translation>无法使用 {folder} 中的库：{reason}。</translation>
    </message>
    <message>
        <source>The library is not open yet.</source>
        <translation>库尚未打开。</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>The licence of {model_id} was accepted.</source>
        <translation>已接受 {model_id} 的许可。</translation>
    </message>
    <message>
        <source>The lines can be placed by hand (J).</source>
        <translation>可手动放置这些线（J）。</translation>
    </message>
    <message>
        <source>The list stays</source>
        <translation>列表保留</translation>
    </message>
    <message>
        <source>The list was made again from the library&apos;s folders: {studies}.</source>
        <translation>已根据库的文件夹重建列表：{studies}。</translation>
    </message>
    <message>
        <source>The log cannot be read: {strerror}.</source>
        <translation>无法读取日志：{strerror}。</translation>
    </message>
    <message>
        <source>The log says where it came from: Help &gt; Log.</source>
        <translation>日志说明其来源：帮助 &gt; 日志。</translation>
    </message>
    <message>
        <source>The machine that runs Gazepoint Control</source>
        <translation>运行 Gazepoint Control 的机器</translation>
    </message>
    <message>
        <source>The map and predicted scanpaths of the phrase (Ctrl+Enter)</source>
        <translation>该短语的图和预测扫视路径（Ctrl+回车）</translation>
    </message>
    <message>
        <source>The map and your gaze (a map that knows nothing of it in brackets):</source>
        <translation>图与您的视线（括号内为不含视线信息的图）：</translation>
    </message>
    <message>
        <source>The map is drawn at {value} % of its strength for that reason.</source>
        <translation>因此图以其强度的 {value} % 绘制。</translation>
    </message>
    <message>
        <source>The map reaches 0.5 nowhere.</source>
        <translation>该图没有任何一处达到 0.5。</translation>
    </message>
    <message>
        <source>The map says where the model sees the phrase. It is not a finding.</source>
        <translation>此图表示模型在何处看到该短语。它不是征象。</translation>
    </message>
    <message>
        <source>The model&apos;s own spread as rings</source>
        <translation>以圆环表示模型自身的离散</translation>
    </message>
    <message>
        <source>The models alone</source>
        <translation>仅模型</translation>
    </message>
    <message>
        <source>The models are not ready yet.</source>
        <translation>模型尚未就绪。</translation>
    </message>
    <message>
        <source>The models are not ready, or the library is not open.</source>
        <translation>模型未就绪，或库未打开。</translation>
    </message>
    <message>
        <source>The models are unloaded as soon as no job runs.</source>
        <translation>没有任务运行时即卸载模型。</translation>
    </message>
    <message>
        <source>The models hold {count} finding likely that the report does not name. They are often wrong.</source>
        <translation>模型认为有 {count} 个征象可能存在而报告未提及。模型常常出错。</translation>
    </message>
    <message>
        <source>The models hold {count} findings likely that the report does not name. They are often wrong.</source>
        <translation>模型认为有 {count} 个征象可能存在而报告未提及。模型常常出错。</translation>
    </message>
    <message>
        <source>The models run there, as the settings ask (AI, Worker on another machine).</source>
        <translation>模型在那里运行，按设置所定（AI，另一台机器上的工作进程）。</translation>
    </message>
    <message>
        <source>The mouse stands for the eyes, so that everything can be tried.</source>
        <translation>用鼠标代替眼睛，便于试用一切功能。</translation>
    </message>
    <message>
        <source>The mouse wheel over a film</source>
        <translation>片子上的鼠标滚轮</translation>
    </message>
    <message>
        <source>The next speed of the replay</source>
        <translation>下一档回放速度</translation>
    </message>
    <message>
        <source>The number: {value}. Below it: AUROC on films that were not trained on (chance .50).</source>
        <translation>数字：{value}。下方：在未参与训练的片子上的 AUROC（随机 .50）。</translation>
    </message>
    <message>
        <source>The one before it stays.</source>
        <translation>保留之前的。</translation>
    </message>
    <message>
        <source>The other path</source>
        <translation>另一路径</translation>
    </message>
    <message>
        <source>The panels ask this one</source>
        <translation>面板询问的是这一个</translation>
    </message>
    <message>
        <source>The panes as they are, as PNG, SVG or PDF with film, models and seed; no name of a person</source>
        <translation>将各窗格原样存为 PNG、SVG 或 PDF，附片子、模型和种子；不含人名</translation>
    </message>
    <message>
        <source>The participant&apos;s screen, with gaze</source>
        <translation>受试者的屏幕，带视线</translation>
    </message>
    <message>
        <source>The password lies in the system&apos;s keyring (service radgaze-pacs)</source>
        <translation>密码存于系统密钥环（服务 radgaze-pacs）</translation>
    </message>
    <message>
        <source>The phrase fits this film better than {value} % of {known_films} known films; {phrase_rank} of {known_phrases} known findings fit it better still (cosine {similarity}).</source>
        <translation>该短语与此片的符合程度高于 {known_films} 张已知片中的 {value} %；{known_phrases} 个已知征象中有 {phrase_rank} 个更符合（余弦 {similarity}）。</translation>
    </message>
    <message>
        <source>The presentation ended: {why}</source>
        <translation>演示已结束：{why}</translation>
    </message>
    <message>
        <source>The presentation opens in a window of its own.</source>
        <translation>演示在单独的窗口中打开。</translation>
    </message>
    <message>
        <source>The prior could not be registered: {error}.</source>
        <translation>既往片无法配准：{error}。</translation>
    </message>
    <message>
        <source>The prior follows in zoom and place; through the registration where there is one</source>
        <translation>既往片随之缩放和移动；有配准时按配准</translation>
    </message>
    <message>
        <source>The prior in a window of its own, on another screen where there is one; again to put it back</source>
        <translation>将既往片置于单独窗口（有其他屏幕时置于其上）；再按一次放回</translation>
    </message>
    <message>
        <source>The probabilities of each finding</source>
        <translation>每项发现的概率</translation>
    </message>
    <message>
        <source>The processor does, with the same result.</source>
        <translation>由处理器绘制，结果相同。</translation>
    </message>
    <message>
        <source>The processor is fast enough for one radiograph on one screen</source>
        <translation>对单屏单张 X 线片，处理器已足够快</translation>
    </message>
    <message>
        <source>The protocol as text</source>
        <translation>文本形式的方案</translation>
    </message>
    <message>
        <source>The protocol is sound.</source>
        <translation>方案无误。</translation>
    </message>
    <message>
        <source>The reader has agreed on paper</source>
        <translation>阅片者已书面同意</translation>
    </message>
    <message>
        <source>The recording cannot be read: {error}</source>
        <translation>无法读取记录：{error}</translation>
    </message>
    <message>
        <source>The recording did not begin.</source>
        <translation>记录未开始。</translation>
    </message>
    <message>
        <source>The recording holds no fixation on the image.</source>
        <translation>记录中没有落在图像上的注视点。</translation>
    </message>
    <message>
        <source>The recording was not erased: {strerror}.</source>
        <translation>记录未删除：{strerror}。</translation>
    </message>
    <message>
        <source>The report denies it.</source>
        <translation>报告予以否定。</translation>
    </message>
    <message>
        <source>The report is signed: take the signature back to edit it</source>
        <translation>报告已签署：撤回签名后方可编辑</translation>
    </message>
    <message>
        <source>The report of an earlier film; a sentence that only repeats it is marked</source>
        <translation>较早影像的报告;仅重复它的句子会被标出</translation>
    </message>
    <message>
        <source>The report was stopped.</source>
        <translation>报告已停止。</translation>
    </message>
    <message>
        <source>The report with and without gaze</source>
        <translation>有视线与无视线的报告</translation>
    </message>
    <message>
        <source>The report&apos;s process does not start.</source>
        <translation>报告进程无法启动。</translation>
    </message>
    <message>
        <source>The rest is used; all of them are named in the gaze report.</source>
        <translation>其余部分照常使用；视线报告列出所有损坏处。</translation>
    </message>
    <message>
        <source>The ring is the control: {control}. Where it moves a number as far as the gaze on this film, the gaze did not say where.</source>
        <translation>圆环是对照：{control}。若它对数字的影响与此片视线相当，则视线并未指明位置。</translation>
    </message>
    <message>
        <source>The rules that made the image look as it does</source>
        <translation>使图像如此显示的规则</translation>
    </message>
    <message>
        <source>The same as text</source>
        <translation>以文本显示</translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation>相同种子得到相同结果</translation>
    </message>
    <message>
        <source>The same seed reads in the same way</source>
        <translation>相同种子以相同方式阅片</translation>
    </message>
    <message>
        <source>The same without patient, reader and dates</source>
        <translation>同上，但不含患者、阅片者和日期</translation>
    </message>
    <message>
        <source>The screen is not calibrated: {error}</source>
        <translation>屏幕未校准：{error}</translation>
    </message>
    <message>
        <source>The second reader speaks when the reading is marked complete.</source>
        <translation>阅片标为完成后，第二阅片者才给出意见。</translation>
    </message>
    <message>
        <source>The session was not saved: {strerror}.</source>
        <translation>会话未保存：{strerror}。</translation>
    </message>
    <message>
        <source>The settings were not saved in {settings_path}: {reason}.</source>
        <translation>设置未保存到 {settings_path}：{reason}。</translation>
    </message>
    <message>
        <source>The share of samples lost beside blinks</source>
        <translation>除眨眼外丢失采样的比例</translation>
    </message>
    <message>
        <source>The share of samples that is dropped</source>
        <translation>丢弃采样的比例</translation>
    </message>
    <message>
        <source>The shown panel in a window of its own, on another screen where there is one; again to put it back</source>
        <translation>将所示面板置于单独窗口（有其他屏幕时置于其上）；再按一次放回</translation>
    </message>
    <message>
        <source>The simulated reader looks at typical places: nothing is known of this film.</source>
        <translation>模拟阅片者看典型位置：对此片一无所知。</translation>
    </message>
    <message>
        <source>The status line says what the worker runs on; what it cannot have is said in a message</source>
        <translation>状态栏说明工作进程在何设备上运行；无法满足的会在消息中说明</translation>
    </message>
    <message>
        <source>The strongest place of each map is the top of the colours</source>
        <translation>每张图最强处为颜色的顶端</translation>
    </message>
    <message>
        <source>The studies cannot be listed: {reason}.</source>
        <translation>无法列出检查：{reason}。</translation>
    </message>
    <message>
        <source>The study of {name} was not filed: {error}</source>
        <translation>{name} 的检查未归档：{error}</translation>
    </message>
    <message>
        <source>The study&apos;s sitting ended: {why}</source>
        <translation>研究会话已结束：{why}</translation>
    </message>
    <message>
        <source>The table was not written: {strerror}.</source>
        <translation>表格未写出：{strerror}。</translation>
    </message>
    <message>
        <source>The text is read and signed</source>
        <translation>阅读并签署文本</translation>
    </message>
    <message>
        <source>The tracker could not be started.</source>
        <translation>眼动仪无法启动。</translation>
    </message>
    <message>
        <source>The tracker&apos;s own window calibrates; RadGaze then validates on targets of its own.</source>
        <translation>由眼动仪自带窗口校准；随后 RadGaze 用自己的目标验证。</translation>
    </message>
    <message>
        <source>The truth of this film is known. Second reader: hits {hits}, false alarms {alarms}.</source>
        <translation>此片的真实情况已知。第二阅片者：命中 {hits}，误报 {alarms}。</translation>
    </message>
    <message>
        <source>The unaided reading is finished; opens the AI panels</source>
        <translation>无辅助阅片结束；打开 AI 面板</translation>
    </message>
    <message>
        <source>The validation is good enough</source>
        <translation>验证足够好</translation>
    </message>
    <message>
        <source>The whole ID, or a part with *</source>
        <translation>完整 ID，或带 * 的一部分</translation>
    </message>
    <message>
        <source>The window is on another screen than the tracker&apos;s: gaze does not fall on it.</source>
        <translation>窗口与眼动仪不在同一屏幕：视线落不到窗口上。</translation>
    </message>
    <message>
        <source>The worker found no models.</source>
        <translation>工作进程没有找到模型。</translation>
    </message>
    <message>
        <source>The worker has not named its models yet.</source>
        <translation>工作进程尚未报告其模型。</translation>
    </message>
    <message>
        <source>The worker that answers, and its models. Model folders of your own are added to those here.</source>
        <translation>作答的工作进程及其模型。您自己的模型文件夹会加入其中。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There are no pages in {folder}.</source>
        <translation>{folder} 中没有页面。</translation>
    </message>
    <message>
        <source>There is an archive {name} already.</source>
        <translation>已有名为 {name} 的归档。</translation>
    </message>
    <message>
        <source>There is no image in that region.</source>
        <translation>该区域内没有图像。</translation>
    </message>
    <message>
        <source>There is no model {missing}. Choose another one, or put its folder back.</source>
        <translation>没有模型 {missing}。请另选一个，或放回其文件夹。</translation>
    </message>
    <message>
        <source>There is no prior to compare with.</source>
        <translation>没有可比较的既往片。</translation>
    </message>
    <message>
        <source>These pages lie in {folder}.</source>
        <translation>这些页面位于 {folder}。</translation>
    </message>
    <message>
        <source>This film</source>
        <translation>此片</translation>
    </message>
    <message>
        <source>This is the film that is read.</source>
        <translation>这是正在阅读的片子。</translation>
    </message>
    <message>
        <source>This is the {word} study of the list{of}</source>
        <translation>这是列表中的{word}检查{of}</translation>
    </message>
    <message>
        <source>This panel stands in a window of its own.</source>
        <translation>此面板位于单独的窗口中。</translation>
    </message>
    <message>
        <source>This study is open in another RadGaze window: what is changed here is not kept.</source>
        <translation>此检查已在另一个 RadGaze 窗口中打开：此处的更改不会保存。</translation>
    </message>
    <message>
        <source>This tracker does not tell where the head is. Sit comfortably, about 60 cm away.</source>
        <translation>此眼动仪不提供头部位置。请坐舒适，距离约 60 厘米。</translation>
    </message>
    <message>
        <source>This tracker is calibrated in its own software; RadGaze validates on its own targets.</source>
        <translation>此眼动仪在其自带软件中校准；RadGaze 用自己的目标验证。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold of the map</source>
        <translation>图的阈值</translation>
    </message>
    <message>
        <source>Time of its fixations</source>
        <translation>区域内注视点的时间</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Timeline of gaze, fixations, view changes and words</source>
        <translation>视线、注视点、视图变化和词语的时间轴</translation>
    </message>
    <message>
        <source>To a file, without what belongs to this computer</source>
        <translation>导出到文件，不含属于本机的内容</translation>
    </message>
    <message>
        <source>Tobii Pro trackers through TittaPy or tobii-research.</source>
        <translation>Tobii Pro 眼动仪，经 TittaPy 或 tobii-research。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>眼动仪</translation>
    </message>
    <message>
        <source>Tracker: off</source>
        <translation>眼动仪：关闭</translation>
    </message>
    <message>
        <source>Tracker: {text}</source>
        <translation>眼动仪：{text}</translation>
    </message>
    <message>
        <source>Tracker: {title}</source>
        <translation>眼动仪：{title}</translation>
    </message>
    <message>
        <source>Tracker: {title}   connecting</source>
        <translation>眼动仪：{title}   正在连接</translation>
    </message>
    <message>
        <source>Tracker: {title}   ended</source>
        <translation>眼动仪：{title}   已结束</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Truly there.</source>
        <translation>确实存在。</translation>
    </message>
    <message>
        <source>Truth (CSV: case, present)</source>
        <translation>真值（CSV：case, present）</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Try the demo film</source>
        <translation>试用演示片</translation>
    </message>
    <message>
        <source>Turn the image clockwise</source>
        <translation>顺时针旋转图像</translation>
    </message>
    <message>
        <source>Two-means clustering over a sliding window; for noisy gaze and gaze with losses.</source>
        <translation>滑动窗口内的二均值聚类；用于有噪声和丢失的视线。</translation>
    </message>
    <message>
        <source>Type a sentence.</source>
        <translation>请输入一句话。</translation>
    </message>
    <message>
        <source>Type what you see</source>
        <translation>请输入所见</translation>
    </message>
    <message>
        <source>U says why it looks so.</source>
        <translation>U 说明为何如此显示。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Uninterrupted runs of fixations in it</source>
        <translation>区域内连续注视的次数</translation>
    </message>
    <message>
        <source>Unload all models; the next question loads its own again</source>
        <translation>卸载所有模型；下次提问时再载入所需模型</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Up to four attribution methods for the phrase, beside your own heat map</source>
        <translation>短语的至多四种归因方法，与您自己的热图并列</translation>
    </message>
    <message>
        <source>Up to {most} methods, and your own heat map.</source>
        <translation>最多 {most} 种方法，以及您自己的热图。</translation>
    </message>
    <message>
        <source>Use a newer RadGaze</source>
        <translation>请使用更新的 RadGaze</translation>
    </message>
    <message>
        <source>Use all the same</source>
        <translation>仍然使用</translation>
    </message>
    <message>
        <source>Use that of {made_at:%Y-%m-%d %H:%M}</source>
        <translation>使用 {made_at:%Y-%m-%d %H:%M} 的校准</translation>
    </message>
    <message>
        <source>Use the file&apos;s spacing</source>
        <translation>使用文件的像素间距</translation>
    </message>
    <message>
        <source>Use the whole recording again (Ctrl+Shift+A)</source>
        <translation>重新使用整段记录（Ctrl+Shift+A）</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>使用这一个</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>使用 {model}</translation>
    </message>
    <message>
        <source>User, for DICOMweb</source>
        <translation>用户，用于 DICOMweb</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Validate only</source>
        <translation>仅验证</translation>
    </message>
    <message>
        <source>Validation accepted</source>
        <translation>验证已接受</translation>
    </message>
    <message>
        <source>Validation kept as not accepted</source>
        <translation>验证已保存为未接受</translation>
    </message>
    <message>
        <source>Values below it are not shown</source>
        <translation>低于它的值不显示</translation>
    </message>
    <message>
        <source>Values of the patches, weighted by the gradient at the class token</source>
        <translation>图像块的值，按类别标记处的梯度加权</translation>
    </message>
    <message>
        <source>Version, licences, what the models were trained on</source>
        <translation>版本、许可、模型的训练数据</translation>
    </message>
    <message>
        <source>Version, text and time are kept with the study, the name in the key file.</source>
        <translation>版本、文本和时间随研究保存，姓名保存在密钥文件中。</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>访问次数</translation>
    </message>
    <message>
        <source>W/L</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Ways that this model was not trained for say why in the list</source>
        <translation>此模型未训练过的方式会在列表中说明原因</translation>
    </message>
    <message>
        <source>We call as</source>
        <translation>本机自称</translation>
    </message>
    <message>
        <source>What AI says of the films still lacks</source>
        <translation>仍缺少 AI 对影像的判断</translation>
    </message>
    <message>
        <source>What I looked at</source>
        <translation>我看过的</translation>
    </message>
    <message>
        <source>What MATEX sees where the phrase&apos;s words are given no place</source>
        <translation>短语的词不给定位置时 MATEX 所见</translation>
    </message>
    <message>
        <source>What cannot be taken</source>
        <translation>不能采用的内容</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>接下来看哪里</translation>
    </message>
    <message>
        <source>What counts as good enough when gaze is calibrated and checked.</source>
        <translation>校准和检查视线时何为合格。</translation>
    </message>
    <message>
        <source>What do other models say of this film?</source>
        <translation>其他模型对此片怎么说?</translation>
    </message>
    <message>
        <source>What happens in a trial</source>
        <translation>一个试次中的过程</translation>
    </message>
    <message>
        <source>What is agreed to</source>
        <translation>同意的内容</translation>
    </message>
    <message>
        <source>What is installed and what it can do; add, check and remove checkpoint folders</source>
        <translation>已安装的模型及其功能；添加、检查和移除检查点文件夹</translation>
    </message>
    <message>
        <source>What is known of the model</source>
        <translation>关于该模型的已知信息</translation>
    </message>
    <message>
        <source>What is lost when a block of patches is made normal; a pass a block</source>
        <translation>将一组图像块变为正常时失去多少；每组一次计算</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示的内容</translation>
    </message>
    <message>
        <source>What is shown, and what happens</source>
        <translation>显示的内容与过程</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>What kind of reader</source>
        <translation>阅片者类型</translation>
    </message>
    <message>
        <source>What moves slower than a threshold is a fixation; for trackers of 60 Hz and more.</source>
        <translation>移动慢于阈值即为注视点；用于 60 Hz 及以上的眼动仪。</translation>
    </message>
    <message>
        <source>What should stand here?</source>
        <translation>此处写什么？</translation>
    </message>
    <message>
        <source>What stands in “Add a sentence” is not in it: Enter adds it.</source>
        <translation>“添加一句”中的内容未包含在内：回车即可添加。</translation>
    </message>
    <message>
        <source>What stays within a small area is a fixation; steady where the sampling rate is low.</source>
        <translation>停留在小范围内即为注视点；采样率低时稳定。</translation>
    </message>
    <message>
        <source>What the numbers rest on</source>
        <translation>数字的依据</translation>
    </message>
    <message>
        <source>What the recording is for; choose one or write your own</source>
        <translation>记录的用途；选择一项或自行填写</translation>
    </message>
    <message>
        <source>What the vision-language model reads where the mouse is, layer by layer (logit lens)</source>
        <translation>视觉语言模型在鼠标处读到的内容，逐层显示（logit lens）</translation>
    </message>
    <message>
        <source>What the window, the tracker host and the worker said last; without patient data</source>
        <translation>窗口、眼动仪进程和工作进程最近的消息；无患者数据</translation>
    </message>
    <message>
        <source>What to explain</source>
        <translation>要解释的内容</translation>
    </message>
    <message>
        <source>What was drawn is not kept: the study is not filed yet.</source>
        <translation>所绘内容不会保存：检查尚未归档。</translation>
    </message>
    <message>
        <source>What was drawn is not kept: {error}</source>
        <translation>所绘内容未保存：{error}</translation>
    </message>
    <message>
        <source>What was measured on the film beside cannot be shown: {error}</source>
        <translation>旁边片子上的测量无法显示：{error}</translation>
    </message>
    <message>
        <source>What was measured on {title} was not saved: {strerror}.</source>
        <translation>{title} 上的测量未保存：{strerror}。</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>所说内容</translation>
    </message>
    <message>
        <source>What was said, and its correction</source>
        <translation>所说内容及其更正</translation>
    </message>
    <message>
        <source>What you see</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where each model sees the phrase, by the chosen method</source>
        <translation>按所选方法,每个模型在何处看到该短语</translation>
    </message>
    <message>
        <source>Where everybody stands</source>
        <translation>各人进度</translation>
    </message>
    <message>
        <source>Where films hang</source>
        <translation>片子挂在何处</translation>
    </message>
    <message>
        <source>Where gaze comes from</source>
        <translation>视线的来源</translation>
    </message>
    <message>
        <source>Where gaze comes from. Start it in the Gaze panel (Ctrl+T).</source>
        <translation>视线的来源。在“视线”面板中启动（Ctrl+T）。</translation>
    </message>
    <message>
        <source>Where is “{phrase}”?</source>
        <translation>“{phrase}”在哪里？</translation>
    </message>
    <message>
        <source>Where its files are now</source>
        <translation>其文件现在的位置</translation>
    </message>
    <message>
        <source>Where one model is installed for a task it is taken; where there are several, choose above.</source>
        <translation>一项任务只装有一个模型时自动采用；有多个时请在上方选择。</translation>
    </message>
    <message>
        <source>Where readers would look, mean of the sampled scanpaths</source>
        <translation>阅片者会看哪里(采样扫视路径的平均)</translation>
    </message>
    <message>
        <source>Where the calibrated gaze lies at each target: the left eye as a dot, the right as a square.</source>
        <translation>每个目标处校准后视线的位置：左眼为圆点，右眼为方块。</translation>
    </message>
    <message>
        <source>Where the phrase&apos;s words say to look, without looking at the film</source>
        <translation>短语的词指示应看何处，不看片子本身</translation>
    </message>
    <message>
        <source>Where the tracker sees your eyes; sit so that both are in the middle</source>
        <translation>眼动仪看到您眼睛的位置；请坐到双眼都居中</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>在哪里？</translation>
    </message>
    <message>
        <source>Which method makes the map
{hint}</source>
        <translation>用哪种方法生成图
{hint}</translation>
    </message>
    <message>
        <source>Which sampled scanpath is drawn with circles (N)</source>
        <translation>哪条采样扫视路径以圆圈绘制（N）</translation>
    </message>
    <message>
        <source>Which studies are listed, and in which order</source>
        <translation>列出哪些检查及其顺序</translation>
    </message>
    <message>
        <source>While a reading is replayed: where the scanpath model expects the next fixation</source>
        <translation>回放阅片时：扫视路径模型预计下一个注视点的位置</translation>
    </message>
    <message>
        <source>While the models have nothing else to do; vectors stay in the library&apos;s folder</source>
        <translation>在模型空闲时进行；向量保存在库的文件夹中</translation>
    </message>
    <message>
        <source>Who is who; not in the study&apos;s folder</source>
        <translation>身份对照；不在研究文件夹中</translation>
    </message>
    <message>
        <source>Who may send here</source>
        <translation>谁可以发送到此处</translation>
    </message>
    <message>
        <source>Who reads: this goes into recordings, signatures and reports.</source>
        <translation>谁在阅片：写入记录、签名和报告。</translation>
    </message>
    <message>
        <source>Whole recording</source>
        <translation>整段记录</translation>
    </message>
    <message>
        <source>Whose path is put beside yours</source>
        <translation>将谁的路径放在您的旁边</translation>
    </message>
    <message>
        <source>Whose paths</source>
        <translation>谁的路径</translation>
    </message>
    <message>
        <source>Why the film was taken; the model is told it with the film</source>
        <translation>拍片的原因;会与影像一起告诉模型</translation>
    </message>
    <message>
        <source>Why this hanging protocol was chosen, and why not another</source>
        <translation>为何选此挂片协议而非其他</translation>
    </message>
    <message>
        <source>Why this layout</source>
        <translation>为何如此布局</translation>
    </message>
    <message>
        <source>Why this look</source>
        <translation>为何如此显示</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width and height of the screen belong together: enter both, or neither.</source>
        <translation>屏幕的宽度和高度须同时填写：两者都填或都不填。</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>画面宽度</translation>
    </message>
    <message>
        <source>Width of the picture, mm; empty: as the monitor tells</source>
        <translation>画面宽度，毫米；留空：按显示器提供</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗</translation>
    </message>
    <message>
        <source>Window and level from the film&apos;s own grey values, for films that come flat</source>
        <translation>按片子自身灰度取窗宽窗位，用于对比平淡的片子</translation>
    </message>
    <message>
        <source>Window by itself</source>
        <translation>自动窗</translation>
    </message>
    <message>
        <source>Window of a region</source>
        <translation>区域取窗</translation>
    </message>
    <message>
        <source>Window preset 1</source>
        <translation>预设窗 1</translation>
    </message>
    <message>
        <source>Window preset 2</source>
        <translation>预设窗 2</translation>
    </message>
    <message>
        <source>Window preset 3</source>
        <translation>预设窗 3</translation>
    </message>
    <message>
        <source>Window/level</source>
        <translation>窗宽/窗位</translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation>窗：{name}</translation>
    </message>
    <message>
        <source>With a key that the operating system keeps for this user</source>
        <translation>用操作系统为此用户保存的密钥</translation>
    </message>
    <message>
        <source>With gaze</source>
        <translation>有视线</translation>
    </message>
    <message>
        <source>With the next seed when the reading is done</source>
        <translation>阅片完成后用下一个种子</translation>
    </message>
    <message>
        <source>With the reader&apos;s gaze</source>
        <translation>结合阅片者的注视</translation>
    </message>
    <message>
        <source>With the voices, which tell who speaks</source>
        <translation>含语音，语音会暴露说话者</translation>
    </message>
    <message>
        <source>With wall-clock times and serial numbers of devices</source>
        <translation>含实际时间和设备序列号</translation>
    </message>
    <message>
        <source>With your gaze.</source>
        <translation>使用您的注视。</translation>
    </message>
    <message>
        <source>With your path</source>
        <translation>带您的路径</translation>
    </message>
    <message>
        <source>With {of}{where}{painted}, strength {strength:.2f}</source>
        <translation>使用{of}{where}{painted}，强度 {strength:.2f}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>退出…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Without a tracker</source>
        <translation>无眼动仪</translation>
    </message>
    <message>
        <source>Without gaze</source>
        <translation>无视线</translation>
    </message>
    <message>
        <source>Without gaze.</source>
        <translation>不使用注视。</translation>
    </message>
    <message>
        <source>Without: readers alone</source>
        <translation>不填：仅阅片者</translation>
    </message>
    <message>
        <source>Words and when they were said</source>
        <translation>词语及其说出时间</translation>
    </message>
    <message>
        <source>Words at a place</source>
        <translation>某处的词</translation>
    </message>
    <message>
        <source>Words at the mouse</source>
        <translation>鼠标处的词</translation>
    </message>
    <message>
        <source>Words of a setting; Enter goes to the first that has them</source>
        <translation>某项设置的文字；回车转到第一个含有它的设置</translation>
    </message>
    <message>
        <source>Words of an action, or a key</source>
        <translation>操作的文字，或一个键</translation>
    </message>
    <message>
        <source>Worker on another machine</source>
        <translation>另一台机器上的工作进程</translation>
    </message>
    <message>
        <source>Worker: crashed, starting again</source>
        <translation>工作进程：已崩溃，正在重启</translation>
    </message>
    <message>
        <source>Worker: not started</source>
        <translation>工作进程：未启动</translation>
    </message>
    <message>
        <source>Worker: off</source>
        <translation>工作进程：关闭</translation>
    </message>
    <message>
        <source>Worker: restarting</source>
        <translation>工作进程：正在重启</translation>
    </message>
    <message>
        <source>Worker: starting</source>
        <translation>工作进程：正在启动</translation>
    </message>
    <message>
        <source>Worker: stopped after repeated crashes</source>
        <translation>工作进程：多次崩溃后停止</translation>
    </message>
    <message>
        <source>Worker: {device}, {models}</source>
        <translation>工作进程：{device}，{models}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Write a protocol, begin a study, enrol participants, export what was collected</source>
        <translation>编写方案、开始研究、登记受试者、导出所采集的数据</translation>
    </message>
    <message>
        <source>Write a sentence of your own</source>
        <translation>写您自己的句子</translation>
    </message>
    <message>
        <source>Write a sentence of your own; Enter adds it (Ctrl+N)</source>
        <translation>写您自己的句子；回车添加（Ctrl+N）</translation>
    </message>
    <message>
        <source>Write measurements and AI results as DICOM objects (SR, map, segmentation, key image)</source>
        <translation>将测量和 AI 结果写为 DICOM 对象（SR、图、分割、关键图像）</translation>
    </message>
    <message>
        <source>Write on the image</source>
        <translation>在图像上书写</translation>
    </message>
    <message>
        <source>Write parts, turn, zoom and measurements as a DICOM presentation state</source>
        <translation>将裁剪、旋转、缩放和测量写为 DICOM 呈现状态</translation>
    </message>
    <message>
        <source>Write the dataset</source>
        <translation>写出数据集</translation>
    </message>
    <message>
        <source>Write the gaze report of this recording (HTML)</source>
        <translation>写出此记录的视线报告（HTML）</translation>
    </message>
    <message>
        <source>Write the objects and send them</source>
        <translation>写出并发送对象</translation>
    </message>
    <message>
        <source>Write the reading as PDF: report, film with measurements and overlays, findings, gaze, models</source>
        <translation>将阅片写为 PDF：报告、带测量和叠加的片子、征象、视线、模型</translation>
    </message>
    <message>
        <source>Write the report as a text file</source>
        <translation>将报告写为文本文件</translation>
    </message>
    <message>
        <source>Write the report as a text file (Ctrl+E)</source>
        <translation>将报告写为文本文件（Ctrl+E）</translation>
    </message>
    <message>
        <source>Write the table as CSV</source>
        <translation>将表格写为 CSV</translation>
    </message>
    <message>
        <source>Write this table into a file</source>
        <translation>将此表写入文件</translation>
    </message>
    <message>
        <source>Writing the gaze report</source>
        <translation>正在写视线报告</translation>
    </message>
    <message>
        <source>Writing {name}.</source>
        <translation>正在写 {name}。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写出。</translation>
    </message>
    <message>
        <source>Your eyes were near every region that the maps mark strongly.</source>
        <translation>您的视线到过图上强烈标记的每个区域附近。</translation>
    </message>
    <message>
        <source>Your gaze</source>
        <translation>您的视线</translation>
    </message>
    <message>
        <source>Your name, as you were enrolled</source>
        <translation>您登记时的姓名</translation>
    </message>
    <message>
        <source>Your own models (Ctrl+M)</source>
        <translation>您自己的模型 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Your path</source>
        <translation>您的路径</translation>
    </message>
    <message>
        <source>Your path and another one</source>
        <translation>您的路径与另一路径</translation>
    </message>
    <message>
        <source>Your report</source>
        <translation>您的报告</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in at the middle</source>
        <translation>以中心放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out at the middle</source>
        <translation>以中心缩小</translation>
    </message>
    <message>
        <source>Zoom, turn and window as at first</source>
        <translation>缩放、旋转和窗恢复初始</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>a drafted report</source>
        <translation>起草的报告</translation>
    </message>
    <message>
        <source>a map of &quot;{phrase}&quot;</source>
        <translation>“{phrase}”的图</translation>
    </message>
    <message>
        <source>a model{finding}</source>
        <translation>模型{finding}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation>其一部分</translation>
    </message>
    <message>
        <source>a predicted scanpath</source>
        <translation>预测扫视路径</translation>
    </message>
    <message>
        <source>a reader&apos;s gaze</source>
        <translation>某阅片者的视线</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>about {memory_mb} MB of memory once loaded</source>
        <translation>载入后约占 {memory_mb} MB 内存</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>accuracy {mean}°</source>
        <translation>准确度 {mean}°</translation>
    </message>
    <message>
        <source>all accepted</source>
        <translation>全部已接受</translation>
    </message>
    <message>
        <source>an earlier recording</source>
        <translation>以前的记录</translation>
    </message>
    <message>
        <source>an enlarged heart is {verb}, but {words}</source>
        <translation>心影增大{verb}，但 {words}</translation>
    </message>
    <message>
        <source>another film&apos;s gaze</source>
        <translation>另一张片的视线</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任何</translation>
    </message>
    <message>
        <source>any sender</source>
        <translation>任何发送方</translation>
    </message>
    <message>
        <source>area {size} cm²</source>
        <translation>面积 {size} cm²</translation>
    </message>
    <message>
        <source>area {size} px²</source>
        <translation>面积 {size} px²</translation>
    </message>
    <message>
        <source>as the curve&apos;s file says</source>
        <translation>按曲线文件所述</translation>
    </message>
    <message>
        <source>as the device decides</source>
        <translation>由设备决定</translation>
    </message>
    <message>
        <source>as the monitor tells</source>
        <translation>按显示器提供</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>假定</translation>
    </message>
    <message>
        <source>atelectasis</source>
        <translation>肺不张</translation>
    </message>
    <message>
        <source>body part is {body_part}, not {join}</source>
        <translation>部位是 {body_part}，不是 {join}</translation>
    </message>
    <message>
        <source>both ends are at the same place</source>
        <translation>两端在同一位置</translation>
    </message>
    <message>
        <source>both eyes</source>
        <translation>双眼</translation>
    </message>
    <message>
        <source>by date</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>by last added</source>
        <translation>按最近添加</translation>
    </message>
    <message>
        <source>by last opened</source>
        <translation>按最近打开</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>按姓名</translation>
    </message>
    <message>
        <source>by patient</source>
        <translation>按患者</translation>
    </message>
    <message>
        <source>calibrated by the reader on {known_mm} mm</source>
        <translation>由阅片者按 {known_mm} 毫米标定</translation>
    </message>
    <message>
        <source>calibrated to the standard display by its measured curve</source>
        <translation>按其实测曲线校准为标准显示</translation>
    </message>
    <message>
        <source>cardiomegaly</source>
        <translation>心脏增大</translation>
    </message>
    <message>
        <source>careful reader of the phantom</source>
        <translation>体模的仔细阅片者</translation>
    </message>
    <message>
        <source>cd/m²</source>
        <translation>cd/m²</translation>
    </message>
    <message>
        <source>ceiling {figure}</source>
        <translation>上限 {figure}</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中</translation>
    </message>
    <message>
        <source>chance {figure}</source>
        <translation>随机 {figure}</translation>
    </message>
    <message>
        <source>changes every {word:.2g} s</source>
        <translation>每 {word:.2g} 秒切换</translation>
    </message>
    <message>
        <source>checklist over the lungs and heart outlined by {models}</source>
        <translation>按 {models} 勾画的肺和心脏放置的检查清单</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>手动选择</translation>
    </message>
    <message>
        <source>chosen by hand; the library has not been asked yet</source>
        <translation>手动选择；尚未查询库</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>由您选择</translation>
    </message>
    <message>
        <source>chosen {clock_text}–{clock_text_2}</source>
        <translation>所选 {clock_text}–{clock_text_2}</translation>
    </message>
    <message>
        <source>coarse registration</source>
        <translation>粗配准</translation>
    </message>
    <message>
        <source>computed: green denser now, magenta less dense</source>
        <translation>计算得出：绿色现在更致密，品红更稀疏</translation>
    </message>
    <message>
        <source>consolidation</source>
        <translation>实变</translation>
    </message>
    <message>
        <source>control</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>correlation with {model} {value:.2f}</source>
        <translation>与 {model} 的相关 {value:.2f}</translation>
    </message>
    <message>
        <source>counts from {takes}</source>
        <translation>自{takes}起生效</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>damaged recording</source>
        <translation>已损坏的记录</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>demo model</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>demo model, </source>
        <translation>演示模型，</translation>
    </message>
    <message>
        <source>demo model, research use only</source>
        <translation>演示模型，仅供研究</translation>
    </message>
    <message>
        <source>demo models</source>
        <translation>演示模型</translation>
    </message>
    <message>
        <source>demo models and {own} of yours</source>
        <translation>演示模型和您的 {own} 个模型</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>被否定</translation>
    </message>
    <message>
        <source>dictation</source>
        <translation>口述</translation>
    </message>
    <message>
        <source>docs/study.md says how a study is begun: radgaze study new PROTOCOL.toml FOLDER.</source>
        <translation>docs/study.md 说明如何开始研究：radgaze study new PROTOCOL.toml FOLDER。</translation>
    </message>
    <message>
        <source>does not fit: {why}</source>
        <translation>不适合：{why}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>draft {how}{sure}</source>
        <translation>草稿 {how}{sure}</translation>
    </message>
    <message>
        <source>draft, {title}</source>
        <translation>草稿，{title}</translation>
    </message>
    <message>
        <source>drafted</source>
        <translation>已起草</translation>
    </message>
    <message>
        <source>drafted by AI, accepted</source>
        <translation>由 AI 起草，已接受</translation>
    </message>
    <message>
        <source>drafted by AI, not accepted</source>
        <translation>由 AI 起草，未接受</translation>
    </message>
    <message>
        <source>drag to choose a stretch of gaze</source>
        <translation>拖动以选择视线时段</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>dwelt on</source>
        <translation>有停留</translation>
    </message>
    <message>
        <source>earlier study of {day}</source>
        <translation>更早的检查，{day}</translation>
    </message>
    <message>
        <source>edema</source>
        <translation>水肿</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>enlarged cardiomediastinum</source>
        <translation>纵隔心影增宽</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>已输入</translation>
    </message>
    <message>
        <source>explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>false where the sender is a webcam</source>
        <translation>发送方为网络摄像头时填 false</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>film check</source>
        <translation>片子检查</translation>
    </message>
    <message>
        <source>finding F1</source>
        <translation>征象 F1</translation>
    </message>
    <message>
        <source>finer registration</source>
        <translation>精配准</translation>
    </message>
    <message>
        <source>first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>first </source>
        <translation>前部 </translation>
    </message>
    <message>
        <source>first {count} of {of}</source>
        <translation>前 {count} / {of} 个</translation>
    </message>
    <message>
        <source>fixated shortly</source>
        <translation>短暂注视</translation>
    </message>
    <message>
        <source>fixating for {duration_ms:.0f} ms</source>
        <translation>已注视 {duration_ms:.0f} 毫秒</translation>
    </message>
    <message>
        <source>fixations</source>
        <translation>注视点</translation>
    </message>
    <message>
        <source>fixations {len}   dwell {clock_text}</source>
        <translation>注视点 {len}   停留 {clock_text}</translation>
    </message>
    <message>
        <source>for example R01</source>
        <translation>例如 R01</translation>
    </message>
    <message>
        <source>fracture</source>
        <translation>骨折</translation>
    </message>
    <message>
        <source>functional groups</source>
        <translation>功能组</translation>
    </message>
    <message>
        <source>gScoreCAM</source>
        <translation>gScoreCAM</translation>
    </message>
    <message>
        <source>gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>gaze report</source>
        <translation>视线报告</translation>
    </message>
    <message>
        <source>gaze x,y</source>
        <translation>视线 x,y</translation>
    </message>
    <message>
        <source>gaze {clock_text}–{clock_text_2}</source>
        <translation>视线 {clock_text}–{clock_text_2}</translation>
    </message>
    <message>
        <source>gaze {len}</source>
        <translation>视线 {len}</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>心脏</translation>
    </message>
    <message>
        <source>heart {heart} / thorax {thorax} {unit}</source>
        <translation>心脏 {heart} / 胸廓 {thorax} {unit}</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>上</translation>
    </message>
    <message>
        <source>https://…; used in place of address and port</source>
        <translation>https://…；代替地址和端口</translation>
    </message>
    <message>
        <source>in seconds; dashed: the detector&apos;s threshold, dotted: bridged over a blink</source>
        <translation>单位秒；虚线：检测阈值，点线：眨眼期间补接</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>inverted once more</source>
        <translation>再次反相</translation>
    </message>
    <message>
        <source>it contradicts “{text}”</source>
        <translation>与“{text}”矛盾</translation>
    </message>
    <message>
        <source>it fits only by bending, and a rib may have been taken for its neighbour</source>
        <translation>只有形变才能吻合，可能把一根肋骨当成了相邻的肋骨</translation>
    </message>
    <message>
        <source>it has format {format}, this RadGaze reads {format_2}</source>
        <translation>其格式为 {format}，此 RadGaze 读取 {format_2}</translation>
    </message>
    <message>
        <source>it has no textures of the kind that is needed</source>
        <translation>没有所需类型的纹理</translation>
    </message>
    <message>
        <source>it has not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>it is not quite the same both ways</source>
        <translation>正反两个方向结果不完全相同</translation>
    </message>
    <message>
        <source>it is not the same both ways</source>
        <translation>正反两个方向结果不同</translation>
    </message>
    <message>
        <source>it is of another image</source>
        <translation>它属于另一图像</translation>
    </message>
    <message>
        <source>it lies outside the film</source>
        <translation>位于片子之外</translation>
    </message>
    <message>
        <source>it says again what “{text}” says</source>
        <translation>重复了“{text}”的内容</translation>
    </message>
    <message>
        <source>it stands so in the prior report, which speaks of another film</source>
        <translation>既往报告中即如此写,而该报告说的是另一张片</translation>
    </message>
    <message>
        <source>it takes {what}, not {text}.</source>
        <translation>应为{what}，不是 {text}。</translation>
    </message>
    <message>
        <source>its code not confirmed</source>
        <translation>其代码未确认</translation>
    </message>
    <message>
        <source>its driver refused the shader</source>
        <translation>其驱动拒绝了着色器</translation>
    </message>
    <message>
        <source>its other end</source>
        <translation>其另一端</translation>
    </message>
    <message>
        <source>its tail</source>
        <translation>箭尾</translation>
    </message>
    <message>
        <source>its textures have {largest} pixels a side, the image has {shape}</source>
        <translation>其纹理边长为 {largest} 像素，图像为 {shape}</translation>
    </message>
    <message>
        <source>key image</source>
        <translation>关键图像</translation>
    </message>
    <message>
        <source>laid on this film&apos;s lungs</source>
        <translation>按此片的肺对齐</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <source>layer {layer}   {said}</source>
        <translation>第 {layer} 层   {said}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>左眼</translation>
    </message>
    <message>
        <source>left lung</source>
        <translation>左肺</translation>
    </message>
    <message>
        <source>licence not accepted</source>
        <translation>许可未接受</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>looking for a start</source>
        <translation>正在寻找起点</translation>
    </message>
    <message>
        <source>loss {value} %</source>
        <translation>丢失 {value} %</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>下</translation>
    </message>
    <message>
        <source>lung lesion</source>
        <translation>肺部病灶</translation>
    </message>
    <message>
        <source>lung opacity</source>
        <translation>肺部阴影</translation>
    </message>
    <message>
        <source>map of the sentence</source>
        <translation>句子的图</translation>
    </message>
    <message>
        <source>mean {mean}{unit}   sd {sd}</source>
        <translation>均值 {mean}{unit}   标准差 {sd}</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>中</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>中部</translation>
    </message>
    <message>
        <source>mirrored left to right; the orientation letters follow</source>
        <translation>左右镜像；方位字母随之改变</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>missing: its files are not at {path}</source>
        <translation>缺失：其文件不在 {path}</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>modality is {value}, not {join}</source>
        <translation>模态是 {value}，不是 {join}</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>显示器</translation>
    </message>
    <message>
        <source>move it to that image&apos;s folder</source>
        <translation>请移到该图像的文件夹</translation>
    </message>
    <message>
        <source>never fixated</source>
        <translation>从未注视</translation>
    </message>
    <message>
        <source>no CTR</source>
        <translation>无心胸比</translation>
    </message>
    <message>
        <source>no angle</source>
        <translation>无角度</translation>
    </message>
    <message>
        <source>no change of view</source>
        <translation>视图无变化</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>no earlier study</source>
        <translation>无更早的检查</translation>
    </message>
    <message>
        <source>no eye seen at validation</source>
        <translation>验证时未看到眼睛</translation>
    </message>
    <message>
        <source>no gaze</source>
        <translation>无视线</translation>
    </message>
    <message>
        <source>no gaze recorded</source>
        <translation>未记录视线</translation>
    </message>
    <message>
        <source>no gaze was recorded</source>
        <translation>未记录视线</translation>
    </message>
    <message>
        <source>no gaze, no AI here</source>
        <translation>此处无视线、无 AI</translation>
    </message>
    <message>
        <source>no models</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>no person</source>
        <translation>非真人</translation>
    </message>
    <message>
        <source>no pixel of the image inside</source>
        <translation>其中没有图像像素</translation>
    </message>
    <message>
        <source>no spacing in the file</source>
        <translation>文件中没有间距</translation>
    </message>
    <message>
        <source>no tracker yet</source>
        <translation>尚无眼动仪</translation>
    </message>
    <message>
        <source>no words in this recording</source>
        <translation>此记录中没有词语</translation>
    </message>
    <message>
        <source>no {kind}: {why}</source>
        <translation>没有{kind}：{why}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none (a socket with a path needs none)</source>
        <translation>无（有路径的套接字不需要）</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>not fixated</source>
        <translation>未注视</translation>
    </message>
    <message>
        <source>not known to it</source>
        <translation>该模型不认识</translation>
    </message>
    <message>
        <source>not measured on real films</source>
        <translation>未在真实片上测量</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未阅</translation>
    </message>
    <message>
        <source>not registered: it failed</source>
        <translation>未配准：失败</translation>
    </message>
    <message>
        <source>not research grade</source>
        <translation>非科研级</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未看到</translation>
    </message>
    <message>
        <source>not validated</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>note</source>
        <translation>注</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing by itself: a part of other models</source>
        <translation>单独无用：其他模型的一部分</translation>
    </message>
    <message>
        <source>nothing: scores, not probabilities</source>
        <translation>无：是评分，不是概率</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>off by {residual_percent:.1f} %</source>
        <translation>偏差 {residual_percent:.1f} %</translation>
    </message>
    <message>
        <source>off: films stay on this machine</source>
        <translation>关：片子留在本机</translation>
    </message>
    <message>
        <source>one corner</source>
        <translation>一角</translation>
    </message>
    <message>
        <source>one end</source>
        <translation>一端</translation>
    </message>
    <message>
        <source>one pane large</source>
        <translation>放大一个窗格</translation>
    </message>
    <message>
        <source>only the models that come with RadGaze</source>
        <translation>仅 RadGaze 自带的模型</translation>
    </message>
    <message>
        <source>overlay {join}</source>
        <translation>叠加 {join}</translation>
    </message>
    <message>
        <source>own gaze</source>
        <translation>本人视线</translation>
    </message>
    <message>
        <source>paint {stroke}</source>
        <translation>绘制 {stroke}</translation>
    </message>
    <message>
        <source>painted by the graphics card ({gpu})</source>
        <translation>由显卡绘制（{gpu}）</translation>
    </message>
    <message>
        <source>painted gaze map</source>
        <translation>绘制的视线图</translation>
    </message>
    <message>
        <source>painted over, for the draft</source>
        <translation>有绘改，用于草稿</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>pan by keys</source>
        <translation>用键盘平移</translation>
    </message>
    <message>
        <source>parts of the prior are squeezed to half their size</source>
        <translation>既往片部分被压缩到一半大小</translation>
    </message>
    <message>
        <source>phantom reader</source>
        <translation>体模阅片者</translation>
    </message>
    <message>
        <source>phantoms {figure}</source>
        <translation>体模 {figure}</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelink]&apos;</source>
        <translation>pip install &apos;radgaze[eyelink]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelogic]&apos;</source>
        <translation>pip install &apos;radgaze[eyelogic]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[lsl]&apos;</source>
        <translation>pip install &apos;radgaze[lsl]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[tobii]&apos;</source>
        <translation>pip install &apos;radgaze[tobii]&apos;</translation>
    </message>
    <message>
        <source>pixels taken for square</source>
        <translation>按方形像素处理</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>位置未知</translation>
    </message>
    <message>
        <source>place unknown: explain it to see where</source>
        <translation>位置未知：请解释以查看位置</translation>
    </message>
    <message>
        <source>places are off by {residual_percent} % of the film, agreement </source>
        <translation>位置偏差为片子的 {residual_percent} %，一致性 </translation>
    </message>
    <message>
        <source>pleural effusion</source>
        <translation>胸腔积液</translation>
    </message>
    <message>
        <source>pneumothorax</source>
        <translation>气胸</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>指针</translation>
    </message>
    <message>
        <source>points at it</source>
        <translation>指中</translation>
    </message>
    <message>
        <source>posture or breathing differs</source>
        <translation>体位或呼吸不同</translation>
    </message>
    <message>
        <source>predicted gaze</source>
        <translation>预测的视线</translation>
    </message>
    <message>
        <source>predicted scanpaths</source>
        <translation>预测扫视路径</translation>
    </message>
    <message>
        <source>presentation LUT</source>
        <translation>呈现 LUT</translation>
    </message>
    <message>
        <source>presentation state</source>
        <translation>呈现状态</translation>
    </message>
    <message>
        <source>preset &apos;{preset}&apos; chosen</source>
        <translation>已选预设窗“{preset}”</translation>
    </message>
    <message>
        <source>prior report</source>
        <translation>既往报告</translation>
    </message>
    <message>
        <source>prior, NOT registered</source>
        <translation>既往片，未配准</translation>
    </message>
    <message>
        <source>prior, moved onto the current film</source>
        <translation>既往片，已对齐到当前片</translation>
    </message>
    <message>
        <source>probabilities of findings</source>
        <translation>征象概率</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, accepted by reader</source>
        <translation>由 {model} {version} 提出，阅片者已接受</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, adjusted by reader</source>
        <translation>由 {model} {version} 提出，阅片者已调整</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, not accepted</source>
        <translation>由 {model} {version} 提出，未接受</translation>
    </message>
    <message>
        <source>pupil</source>
        <translation>瞳孔</translation>
    </message>
    <message>
        <source>pupil, {unit}</source>
        <translation>瞳孔，{unit}</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>pylink&apos;s own stand-in, for trying</source>
        <translation>pylink 自带的替身，供试用</translation>
    </message>
    <message>
        <source>rank {value} %</source>
        <translation>排名 {value} %</translation>
    </message>
    <message>
        <source>ranks of tone, in %</source>
        <translation>灰阶名次，单位 %</translation>
    </message>
    <message>
        <source>reach not measured</source>
        <translation>效能未测量</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>real films</source>
        <translation>真实片</translation>
    </message>
    <message>
        <source>real films {figure}</source>
        <translation>真实片 {figure}</translation>
    </message>
    <message>
        <source>recorded gaze</source>
        <translation>记录的视线</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>次记录</translation>
    </message>
    <message>
        <source>registered{bent}, POOR: {off}</source>
        <translation>已配准{bent}，质量差：{off}</translation>
    </message>
    <message>
        <source>registered{bent}, {off}</source>
        <translation>已配准{bent}，{off}</translation>
    </message>
    <message>
        <source>rejected by the reader</source>
        <translation>被阅片者拒绝</translation>
    </message>
    <message>
        <source>replayed gaze</source>
        <translation>回放的视线</translation>
    </message>
    <message>
        <source>research use only</source>
        <translation>仅供研究</translation>
    </message>
    <message>
        <source>rests little on this film: {blank:.2f} with a blank one, {film:.2f} with it</source>
        <translation>很少依据此片:空白片为 {blank:.2f},此片为 {film:.2f}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>右眼</translation>
    </message>
    <message>
        <source>right lung</source>
        <translation>右肺</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>samples&apos; ScanMatch {scanmatch}, chance {chance}{further}   {words}</source>
        <translation>样本的 ScanMatch {scanmatch}，随机 {chance}{further}   {words}</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>sentence accepted</source>
        <translation>句子已接受</translation>
    </message>
    <message>
        <source>sentence drafted</source>
        <translation>句子已起草</translation>
    </message>
    <message>
        <source>sentence edited</source>
        <translation>句子已编辑</translation>
    </message>
    <message>
        <source>sentence rejected</source>
        <translation>句子已拒绝</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签署</translation>
    </message>
    <message>
        <source>signed {signed_by}, {replace} UTC</source>
        <translation>由 {signed_by} 签署，{replace} UTC</translation>
    </message>
    <message>
        <source>similarity {similarity}, no scale</source>
        <translation>相似度 {similarity}，无标尺</translation>
    </message>
    <message>
        <source>similarity {value:.2f}</source>
        <translation>相似度 {value:.2f}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>simulated gaze</source>
        <translation>模拟视线</translation>
    </message>
    <message>
        <source>speed, °/s</source>
        <translation>速度，°/s</translation>
    </message>
    <message>
        <source>spread {value:.0f} image px</source>
        <translation>散布 {value:.0f} 图像像素</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>已述及</translation>
    </message>
    <message>
        <source>stored as {precision}</source>
        <translation>存储精度 {precision}</translation>
    </message>
    <message>
        <source>support devices</source>
        <translation>支持装置</translation>
    </message>
    <message>
        <source>the chosen tool</source>
        <translation>所选工具</translation>
    </message>
    <message>
        <source>the end of one arm</source>
        <translation>一边的端点</translation>
    </message>
    <message>
        <source>the end of the other arm</source>
        <translation>另一边的端点</translation>
    </message>
    <message>
        <source>the eye distance</source>
        <translation>眼睛距离</translation>
    </message>
    <message>
        <source>the film&apos;s {down} {across}</source>
        <translation>片子的{across}{down}</translation>
    </message>
    <message>
        <source>the films agree better without it</source>
        <translation>不用它两片更一致</translation>
    </message>
    <message>
        <source>the films do not agree anywhere</source>
        <translation>两片没有任何一致之处</translation>
    </message>
    <message>
        <source>the films hardly overlap</source>
        <translation>两片几乎不重叠</translation>
    </message>
    <message>
        <source>the films were taken too differently</source>
        <translation>两片的拍摄差异过大</translation>
    </message>
    <message>
        <source>the graphics system cannot be started</source>
        <translation>图形系统无法启动</translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on one side</source>
        <translation>心脏一侧的最外点</translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on the other side</source>
        <translation>心脏另一侧的最外点</translation>
    </message>
    <message>
        <source>the image is {value} ({view_why})</source>
        <translation>图像是 {value}（{view_why}）</translation>
    </message>
    <message>
        <source>the inner edge of the ribs on one side, at the widest</source>
        <translation>一侧肋骨内缘，最宽处</translation>
    </message>
    <message>
        <source>the inner edge on the other side</source>
        <translation>另一侧的内缘</translation>
    </message>
    <message>
        <source>the lower end plate, one end</source>
        <translation>下终板，一端</translation>
    </message>
    <message>
        <source>the main pane wants {join}, the image is {value}</source>
        <translation>主窗格需要 {join}，图像是 {value}</translation>
    </message>
    <message>
        <source>the midline (spinous processes)</source>
        <translation>中线（棘突）</translation>
    </message>
    <message>
        <source>the midline is not between the heart&apos;s borders</source>
        <translation>中线不在心缘之间</translation>
    </message>
    <message>
        <source>the next recording</source>
        <translation>下次记录</translation>
    </message>
    <message>
        <source>the next start</source>
        <translation>下次启动</translation>
    </message>
    <message>
        <source>the one that runs RadGaze</source>
        <translation>运行 RadGaze 的那个</translation>
    </message>
    <message>
        <source>the opposite corner</source>
        <translation>对角</translation>
    </message>
    <message>
        <source>the other end</source>
        <translation>另一端</translation>
    </message>
    <message>
        <source>the other way round, as a check</source>
        <translation>反向核对</translation>
    </message>
    <message>
        <source>the place that it points to</source>
        <translation>所指的位置</translation>
    </message>
    <message>
        <source>the pointer, no eye tracker</source>
        <translation>鼠标指针，无眼动仪</translation>
    </message>
    <message>
        <source>the prior seems to be mirrored</source>
        <translation>既往片似乎左右颠倒</translation>
    </message>
    <message>
        <source>the prior would be folded</source>
        <translation>既往片会被折叠</translation>
    </message>
    <message>
        <source>the prior would have to be turned too far</source>
        <translation>既往片需要旋转过多</translation>
    </message>
    <message>
        <source>the prior&apos;s size would have to be changed too much</source>
        <translation>既往片大小需要改变过多</translation>
    </message>
    <message>
        <source>the ratio {by} measured is {value}</source>
        <translation>{by}测得的比值为 {value}</translation>
    </message>
    <message>
        <source>the reading in {folder} ({why})</source>
        <translation>{folder} 中的阅片（{why}）</translation>
    </message>
    <message>
        <source>the result could not be kept: {error}.</source>
        <translation>结果无法保存：{error}。</translation>
    </message>
    <message>
        <source>the screen&apos;s size</source>
        <translation>屏幕尺寸</translation>
    </message>
    <message>
        <source>the session file is damaged ({words_of})</source>
        <translation>会话文件已损坏（{words_of}）</translation>
    </message>
    <message>
        <source>the settings ({settings})</source>
        <translation>设置（{settings}）</translation>
    </message>
    <message>
        <source>the simulated reader&apos;s gaze</source>
        <translation>模拟阅片者的视线</translation>
    </message>
    <message>
        <source>the sitting was not completed.</source>
        <translation>本次会话未完成。</translation>
    </message>
    <message>
        <source>the study has {count} image{value}</source>
        <translation>该检查有 {count} 幅图像</translation>
    </message>
    <message>
        <source>the study is open in another RadGaze window</source>
        <translation>该检查已在另一个 RadGaze 窗口中打开</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>系统自带</translation>
    </message>
    <message>
        <source>the upper end plate, one end</source>
        <translation>上终板，一端</translation>
    </message>
    <message>
        <source>the vertex</source>
        <translation>顶点</translation>
    </message>
    <message>
        <source>the view is {value}, not {join}</source>
        <translation>投照体位是 {value}，不是 {join}</translation>
    </message>
    <message>
        <source>there are no findings that it could be held against</source>
        <translation>没有可与之对照的征象</translation>
    </message>
    <message>
        <source>there is an earlier study</source>
        <translation>有更早的检查</translation>
    </message>
    <message>
        <source>there is no earlier study</source>
        <translation>没有更早的检查</translation>
    </message>
    <message>
        <source>there is no folder {missing}.</source>
        <translation>没有文件夹 {missing}。</translation>
    </message>
    <message>
        <source>there is no such action</source>
        <translation>没有该操作</translation>
    </message>
    <message>
        <source>there is no {what} of the {study}</source>
        <translation>{study}没有{what}</translation>
    </message>
    <message>
        <source>there is no {what} {text}.</source>
        <translation>没有{what} {text}。</translation>
    </message>
    <message>
        <source>there {monitors} {monitors_2} monitor{value}</source>
        <translation>显示器：{monitors_2}（{monitors}）</translation>
    </message>
    <message>
        <source>this film&apos;s lungs</source>
        <translation>本片肺部</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待做</translation>
    </message>
    <message>
        <source>too few places of the film are found on the prior</source>
        <translation>片子上的位置在既往片上找到的太少</translation>
    </message>
    <message>
        <source>tracker {kind}</source>
        <translation>眼动仪 {kind}</translation>
    </message>
    <message>
        <source>trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>左转</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>右转</translation>
    </message>
    <message>
        <source>turned to {value} degrees clockwise</source>
        <translation>顺时针转到 {value} 度</translation>
    </message>
    <message>
        <source>typical place</source>
        <translation>典型位置</translation>
    </message>
    <message>
        <source>typical place on a frontal chest radiograph, not measured on this image</source>
        <translation>正位胸片上的典型位置，未在此图像上测量</translation>
    </message>
    <message>
        <source>unsaved gaze</source>
        <translation>未保存的视线</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>上</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>上下颠倒</translation>
    </message>
    <message>
        <source>view</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>what was drawn on the film, which is not in the library</source>
        <translation>不在库中的片子上所绘的内容</translation>
    </message>
    <message>
        <source>what was measured on {title} ({why})</source>
        <translation>{title} 上的测量（{why}）</translation>
    </message>
    <message>
        <source>where lungs usually are</source>
        <translation>肺通常所在处</translation>
    </message>
    <message>
        <source>where the text stands</source>
        <translation>文字所在处</translation>
    </message>
    <message>
        <source>window {centre}/{width} {function} instead of {was}</source>
        <translation>窗 {centre}/{width} {function}，代替 {was}</translation>
    </message>
    <message>
        <source>window/level</source>
        <translation>窗宽/窗位</translation>
    </message>
    <message>
        <source>with gaze</source>
        <translation>有视线</translation>
    </message>
    <message>
        <source>with {whose}</source>
        <translation>使用{whose}</translation>
    </message>
    <message>
        <source>without</source>
        <translation>无</translation>
    </message>
    <message>
        <source>without gaze</source>
        <translation>无视线</translation>
    </message>
    <message>
        <source>would fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>would fit, only by hand</source>
        <translation>仅手动时适合</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已书写</translation>
    </message>
    <message>
        <source>written by the reader</source>
        <translation>由阅片者书写</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>your gaze</source>
        <translation>您的视线</translation>
    </message>
    <message>
        <source>your own protocols go before the built-in ones</source>
        <translation>您自己的协议优先于内置协议</translation>
    </message>
    <message>
        <source>your pointer</source>
        <translation>您的鼠标指针</translation>
    </message>
    <message>
        <source>zoom at the cursor</source>
        <translation>在光标处缩放</translation>
    </message>
    <message>
        <source>zoom {zoom}x</source>
        <translation>缩放 {zoom}x</translation>
    </message>
    <message>
        <source>{accessiblename} lies between {least} and {most}.</source>
        <translation>{accessiblename} 应在 {least} 与 {most} 之间。</translation>
    </message>
    <message>
        <source>{accessiblename} stands before the image: gaze on it counts as on the image.</source>
        <translation>{accessiblename} 挡在图像前：落在其上的视线按落在图像上计算。</translation>
    </message>
    <message>
        <source>{architecture}{kind}
Trained on: {trained_on}
Licence: {licence}</source>
        <translation>{architecture}{kind}
训练数据：{trained_on}
许可：{licence}</translation>
    </message>
    <message>
        <source>{correlation} (before {correlation_before})</source>
        <translation>{correlation}（之前 {correlation_before}）</translation>
    </message>
    <message>
        <source>{count} DICOM objects written to {name}.</source>
        <translation>已将 {count} 个 DICOM 对象写入 {name}。</translation>
    </message>
    <message>
        <source>{count} dropped files</source>
        <translation>{count} 个拖入的文件</translation>
    </message>
    <message>
        <source>{count} film is in the library; open from the list of studies.</source>
        <translation>库中有 {count} 张片子；请从检查列表打开。</translation>
    </message>
    <message>
        <source>{count} film received from {senders}: {names}.</source>
        <translation>从 {senders} 收到 {count} 张片子：{names}。</translation>
    </message>
    <message>
        <source>{count} films are in the library; open from the list of studies.</source>
        <translation>库中有 {count} 张片子；请从检查列表打开。</translation>
    </message>
    <message>
        <source>{count} films received from {senders}: {names}.</source>
        <translation>从 {senders} 收到 {count} 张片子：{names}。</translation>
    </message>
    <message>
        <source>{count} marked sentence was not accepted: accept, edit or reject each</source>
        <translation>{count} 个标记的句子未接受：请接受、编辑或拒绝</translation>
    </message>
    <message>
        <source>{count} marked sentences were not accepted: accept, edit or reject each</source>
        <translation>{count} 个标记的句子未接受：请逐个接受、编辑或拒绝</translation>
    </message>
    <message>
        <source>{count} measurement</source>
        <translation>{count} 项测量</translation>
    </message>
    <message>
        <source>{count} measurements</source>
        <translation>{count} 项测量</translation>
    </message>
    <message>
        <source>{count} mistake</source>
        <translation>{count} 处错误</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} 处错误</translation>
    </message>
    <message>
        <source>{count} model</source>
        <translation>{count} 个模型</translation>
    </message>
    <message>
        <source>{count} models</source>
        <translation>{count} 个模型</translation>
    </message>
    <message>
        <source>{count} object was not filed: {reason}.</source>
        <translation>{count} 个对象未归档：{reason}。</translation>
    </message>
    <message>
        <source>{count} object was sent.</source>
        <translation>已发送 {count} 个对象。</translation>
    </message>
    <message>
        <source>{count} objects were not filed: {reason}.</source>
        <translation>{count} 个对象未归档：{reason}。</translation>
    </message>
    <message>
        <source>{count} objects were sent.</source>
        <translation>已发送 {count} 个对象。</translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals are open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation>AI 的 {count} 项建议待定。请逐项接受或拒绝；如需编辑句子，请退出此处并在报告中编辑。</translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals is open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation>AI 的 {count} 项建议待定。请接受或拒绝；如需编辑句子，请退出此处并在报告中编辑。</translation>
    </message>
    <message>
        <source>{count} of {count_2} fixations on it, {dwell:.1f} s</source>
        <translation>其上 {count} / {count_2} 个注视点，{dwell:.1f} 秒</translation>
    </message>
    <message>
        <source>{count} region that the other path dwelt on was never fixated (red ring).</source>
        <translation>另一路径停留过的 {count} 个区域从未注视（红圈）。</translation>
    </message>
    <message>
        <source>{count} regions that the other path dwelt on were never fixated (red rings).</source>
        <translation>另一路径停留过的 {count} 个区域从未注视（红圈）。</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>{count} scanpaths for {finding}, spread {spread_px:.0f} image px, seed {seed}.</source>
        <translation>{finding} 的 {count} 条扫视路径，离散 {spread_px:.0f} 图像像素，种子 {seed}。</translation>
    </message>
    <message>
        <source>{count} sentence</source>
        <translation>{count} 句</translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation>{count} 句</translation>
    </message>
    <message>
        <source>{count} studies</source>
        <translation>{count} 个检查</translation>
    </message>
    <message>
        <source>{count} studies.{more}</source>
        <translation>{count} 个检查。{more}</translation>
    </message>
    <message>
        <source>{count} study</source>
        <translation>{count} 个检查</translation>
    </message>
    <message>
        <source>{count} study.{more}</source>
        <translation>{count} 个检查。{more}</translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation>{count} 个目标</translation>
    </message>
    <message>
        <source>{demo}{architecture}. Trained on {trained_on} Licence: {licence}.</source>
        <translation>{demo}{architecture}。训练数据：{trained_on} 许可：{licence}。</translation>
    </message>
    <message>
        <source>{drafted} of {count} not accepted</source>
        <translation>{count} 句中 {drafted} 句未接受</translation>
    </message>
    <message>
        <source>{finding}   spread {spread_px} px</source>
        <translation>{finding}   离散 {spread_px} px</translation>
    </message>
    <message>
        <source>{finding} is {verb}, but the findings hold {name} {probability} ({how})</source>
        <translation>{finding}{verb}，但征象给出 {name} {probability}（{how}）</translation>
    </message>
    <message>
        <source>{fixations} fixations on the image{stretch}, {share} of it within {useful_field_deg:g}° of one. Detector {detector} version {version}.</source>
        <translation>图像上有 {fixations} 个注视点{stretch}，图像的 {share} 在某一注视点 {useful_field_deg:g}° 之内。检测算法 {detector}，版本 {version}。</translation>
    </message>
    <message>
        <source>{hint}
Default: {default:g}</source>
        <translation>{hint}
默认：{default:g}</translation>
    </message>
    <message>
        <source>{how}   tone ranks   right drag: window</source>
        <translation>{how}   灰阶名次   右键拖动：窗</translation>
    </message>
    <message>
        <source>{id} is at {folder}.</source>
        <translation>{id} 位于 {folder}。</translation>
    </message>
    <message>
        <source>{id} is whole ({count} files).</source>
        <translation>{id} 完整（{count} 个文件）。</translation>
    </message>
    <message>
        <source>{id} was added.</source>
        <translation>已添加 {id}。</translation>
    </message>
    <message>
        <source>{iso_day}   no gaze, no AI here</source>
        <translation>{iso_day}   此处无视线、无 AI</translation>
    </message>
    <message>
        <source>{keys} is no key</source>
        <translation>{keys} 不是按键</translation>
    </message>
    <message>
        <source>{keys} is the key of “{text}”</source>
        <translation>{keys} 是“{text}”的按键</translation>
    </message>
    <message>
        <source>{kind}, not for diagnosis. Trained on {trained}.</source>
        <translation>{kind}，不用于诊断。训练数据：{trained}。</translation>
    </message>
    <message>
        <source>{label} is open{where} and stays in the library.</source>
        <translation>{label} 已打开{where}，保留在库中。</translation>
    </message>
    <message>
        <source>{label} leaves the list with its gaze, measurements and report. The files are kept in the folder “removed” of the library, and come back when that study&apos;s folder is moved to “studies”.</source>
        <translation>{label} 连同其视线、测量和报告一起离开列表。文件保留在库的“removed”文件夹中；将该检查的文件夹移到“studies”即可恢复。</translation>
    </message>
    <message>
        <source>{label} was removed.</source>
        <translation>已移除 {label}。</translation>
    </message>
    <message>
        <source>{log_path} (no patient data)</source>
        <translation>{log_path}（无患者数据）</translation>
    </message>
    <message>
        <source>{made_by} of “{phrase}”.</source>
        <translation>{made_by}：“{phrase}”。</translation>
    </message>
    <message>
        <source>{method} map at {threshold} or more; {models}</source>
        <translation>{method} 图不低于 {threshold}；{models}</translation>
    </message>
    <message>
        <source>{missing} (missing)</source>
        <translation>{missing}（缺失）</translation>
    </message>
    <message>
        <source>{model_id} was removed.</source>
        <translation>已移除 {model_id}。</translation>
    </message>
    <message>
        <source>{model} sees the film alone: it is told neither indication nor prior report.</source>
        <translation>{model} 只看影像:不会被告知指征或既往报告。</translation>
    </message>
    <message>
        <source>{name} cannot be shown. {as_sentence}</source>
        <translation>无法显示 {name}。{as_sentence}</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {error}.</source>
        <translation>无法显示 {name}：{error}。</translation>
    </message>
    <message>
        <source>{name} is no study that can be run: {wrong}</source>
        <translation>{name} 不是可运行的研究：{wrong}</translation>
    </message>
    <message>
        <source>{name} was not saved: {error}</source>
        <translation>{name} 未保存：{error}</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} 未写出：{reason}。</translation>
    </message>
    <message>
        <source>{name} was not written: {strerror}.</source>
        <translation>{name} 未写出：{strerror}。</translation>
    </message>
    <message>
        <source>{name}. Wheel: zoom in time; drag: move; double click: all</source>
        <translation>{name}。滚轮：缩放时间；拖动：移动；双击：全部</translation>
    </message>
    <message>
        <source>{name}: {meaning}; in brackets, by chance</source>
        <translation>{name}：{meaning}；括号内为随机水平</translation>
    </message>
    <message>
        <source>{of} studies in the list; Ctrl+F searches it.</source>
        <translation>列表中有 {of} 个检查；Ctrl+F 搜索。</translation>
    </message>
    <message>
        <source>{older} more</source>
        <translation>另有 {older} 条</translation>
    </message>
    <message>
        <source>{padding} px of padding left out</source>
        <translation>略去 {padding} 像素填充</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>无法读取 {path}：{strerror}。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {words_of}</source>
        <translation>无法使用 {path}：{words_of}</translation>
    </message>
    <message>
        <source>{path} was not written: {reason}.</source>
        <translation>{path} 未写出：{reason}。</translation>
    </message>
    <message>
        <source>{phrase} ({method}): {place}, {share} of what it marks.</source>
        <translation>{phrase}（{method}）：{place}，占其标记的 {share}。</translation>
    </message>
    <message>
        <source>{place}   show</source>
        <translation>{place}   显示</translation>
    </message>
    <message>
        <source>{probability} here, but {names}, which is a lung opacity</source>
        <translation>此处 {probability}，但 {names}，而那属于肺部阴影</translation>
    </message>
    <message>
        <source>{probability} here, but {words}</source>
        <translation>此处 {probability}，但 {words}</translation>
    </message>
    <message>
        <source>{rate_hz:.0f} of {nominal_hz:.0f} Hz</source>
        <translation>{rate_hz:.0f} / {nominal_hz:.0f} Hz</translation>
    </message>
    <message>
        <source>{recordings} recordings since the gaze was last checked.</source>
        <translation>自上次检查视线以来已有 {recordings} 次记录。</translation>
    </message>
    <message>
        <source>{samples} samples of gaze are not on the disk: it does not take them.</source>
        <translation>{samples} 个视线采样未写入磁盘：磁盘不接受。</translation>
    </message>
    <message>
        <source>{sentences} and {measurements} that you accepted or wrote will stand under “{reader}”.</source>
        <translation>您接受或书写的 {sentences} 和 {measurements} 将署名“{reader}”。</translation>
    </message>
    <message>
        <source>{size_mb} MB on the disk</source>
        <translation>磁盘占用 {size_mb} MB</translation>
    </message>
    <message>
        <source>{spread:.2f} apart</source>
        <translation>相差 {spread:.2f}</translation>
    </message>
    <message>
        <source>{text} is none of {join}.</source>
        <translation>{text} 不在 {join} 之中。</translation>
    </message>
    <message>
        <source>{text} is out of its range.</source>
        <translation>{text} 超出范围。</translation>
    </message>
    <message>
        <source>{title} of all maps</source>
        <translation>所有图的{title}</translation>
    </message>
    <message>
        <source>{title} still runs. Restart changes to {title_2}.</source>
        <translation>{title} 仍在运行。重新启动将换为 {title_2}。</translation>
    </message>
    <message>
        <source>{title}: stopped</source>
        <translation>{title}：已停止</translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation>{title}：等待</translation>
    </message>
    <message>
        <source>{upper}{wrong}. {instead} Give that one another key first.</source>
        <translation>{upper}{wrong}。{instead} 请先给那一个换其他按键。</translation>
    </message>
    <message>
        <source>{value} image{value_2} in the study</source>
        <translation>检查中有 {value} 幅图像</translation>
    </message>
    <message>
        <source>{what} failed: {error}</source>
        <translation>{what}失败：{error}</translation>
    </message>
    <message>
        <source>{what}: stopping</source>
        <translation>{what}：正在停止</translation>
    </message>
    <message>
        <source>{what}: {done} of {of}</source>
        <translation>{what}：{done} / {of}</translation>
    </message>
    <message>
        <source>{where}{held}   idle</source>
        <translation>{where}{held}   空闲</translation>
    </message>
    <message>
        <source>{whose}: found {hits} of {there}, false alarms {alarms}.</source>
        <translation>{whose}：{there} 个中找到 {hits} 个，误报 {alarms}。</translation>
    </message>
    <message>
        <source>{who} withdraws</source>
        <translation>{who} 退出</translation>
    </message>
    <message>
        <source>{why} Cosine {similarity:.2f}.</source>
        <translation>{why} 余弦 {similarity:.2f}。</translation>
    </message>
    <message>
        <source>{words} in mm</source>
        <translation>{words}（毫米）</translation>
    </message>
    <message>
        <source>{words} never learnt</source>
        <translation>从未学过 {words}</translation>
    </message>
    <message>
        <source>{words}, mm</source>
        <translation>{words}，毫米</translation>
    </message>
    <message>
        <source>{words}, or leave it empty: {empty}.</source>
        <translation>{words}，或留空：{empty}。</translation>
    </message>
    <message>
        <source>{words}, {of} to go</source>
        <translation>{words}，还剩 {of}</translation>
    </message>
    <message>
        <source>{word}{count} of {of} shown, filter: {words}</source>
        <translation>{word}显示 {count} / {of} 个，筛选：{words}</translation>
    </message>
    <message>
        <source>“{phrase}” names no finding that the scanpath model knows.</source>
        <translation>“{phrase}”不含扫视路径模型所知的征象。</translation>
    </message>
    <message>
        <source>“{text}” keeps {keys}.</source>
        <translation>“{text}”保留 {keys}。</translation>
    </message>
    <message>
        <source>⚠ {reason} What AI says below was asked for all the same and may mean nothing.</source>
        <translation>⚠ {reason} 下方 AI 的内容是在此情况下仍然请求的，可能毫无意义。</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
</context>
</TS>
