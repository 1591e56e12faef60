// The page works without this: "Look again" loads it. With it, the page follows the room's screen.
(()=>{
let d=document,w=d.body.dataset,st=d.getElementById('status'),at=d.getElementById('again'),busy,more,timer,away;
const room=()=>d.getElementById('room'),
// One thing is said in a change, and only what is new: never how many people have answered.
say=(t,typed)=>{st.textContent=t;
if(typed){let s=d.createElement('span');s.lang=typed.lang;s.dir='auto';s.textContent=typed.textContent;st.append(' ',s)}},
lines=x=>[...x.querySelectorAll('#said li')],
// A part that is the same stays as it is, so that a reader keeps the place.
patch=(a,b)=>{if(a.isEqualNode(b))return;
let x=[...a.children],y=[...b.children];
if(a.nodeType==1&&x.length&&x.length==y.length&&x.every((n,i)=>n.tagName==y[i].tagName)&&![...b.childNodes].some(n=>n.nodeType==3&&n.data.trim()))x.forEach((n,i)=>patch(n,y[i]));
else a.replaceWith(d.importNode(b,true))},
draw=t=>{let p=new DOMParser().parseFromString(t,'text/html'),a=room(),b=p.getElementById('room');
if(!b)return location.reload();
let was=a.dataset.mark,old=lines(a).map(x=>x.textContent),fresh=lines(b).filter(x=>{let i=old.indexOf(x.textContent);if(i<0)return 1;old.splice(i,1)});
if(was!=b.dataset.mark){a.replaceWith(d.importNode(b,true));d.title=p.title;scrollTo(0,0);say(b.dataset.told)}
else{patch(a,b);if(fresh[0])say(w.new,fresh[0])}
clearTimeout(timer);
if(+b.dataset.again)timer=setTimeout(look,b.dataset.again*1e3+1e3)},
look=()=>{if(busy)return more=1;
busy=1;more=0;
fetch(location.href).then(r=>r.text()).then(draw).catch(()=>0).then(()=>setTimeout(()=>{busy=0;if(more)look()},1e3))},
follow=()=>{let s=new EventSource(location.pathname+'/live'),seen;
s.onmessage=e=>{if(away){away=0;say('');look()}
if(seen!=e.data){if(seen)look();seen=e.data}};
s.onerror=()=>{if(!away)say(w.gone);away=1;if(s.readyState==2)setTimeout(follow,5e3)}};
at.hidden=1;
if(+room().dataset.again)timer=setTimeout(look,room().dataset.again*1e3+1e3);
follow()})();
